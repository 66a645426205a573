-- What people said, until it is answered and for a while after, so that a repeat is recognised.
create table inbox (
    place        bigint generated always as identity primary key,
    key          text not null,
    platform     text not null,
    conversation text not null,
    intent       text not null, -- JSON
    hint         text,          -- language tag
    address      text not null,
    said_at      text not null, -- ISO 8601, as exact as it came
    done_at      bigint         -- milliseconds since 1970; null while it waits for its turn
);

-- An index holds no more than 2,704 bytes of a row, a key may be longer.
create unique index inbox_key on inbox (md5(key));

-- The partial indexes hold only what waits: looking for work costs the same however much is finished.
create index inbox_waiting on inbox (platform, conversation, place) where done_at is null;
create index inbox_done on inbox (done_at) where done_at is not null;

-- A person who wants to be forgotten is found without reading everybody's rows. Only what is finished is looked for.
create index inbox_conversation on inbox (platform, conversation) where done_at is not null;

-- Messages, until they are sent or given up and for a while after.
create table outbox (
    place        bigint generated always as identity primary key,
    inbox        bigint references inbox (place) on delete set null, -- null: forgotten, so older than all
    platform     text    not null,
    conversation text    not null,
    payload      text    not null, -- the platform's own form
    budgets      text    not null, -- JSON
    tries        integer not null default 0,
    state        text    not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
    why          text,             -- given up: the reason
    ended_at     bigint,           -- milliseconds since 1970; null while it waits
    check ((state = 'waiting') = (ended_at is null))
);

create index outbox_waiting on outbox (platform, conversation, place, inbox) where state = 'waiting';
create index outbox_ended on outbox (ended_at) where ended_at is not null;
create index outbox_conversation on outbox (platform, conversation) where ended_at is not null;
create index outbox_inbox on outbox (inbox);

create table conversation (
    rowid      bigint generated always as identity unique, -- as SQLite names it
    platform   text   not null,
    value      text   not null,
    state      text   not null, -- JSON
    updated_at bigint not null, -- milliseconds since 1970
    primary key (platform, value)
);

create index conversation_updated on conversation (updated_at);

-- Updates that could not be read, for the operator.
create table set_aside (
    place    bigint generated always as identity primary key,
    key      text   not null,
    platform text   not null,
    raw      text   not null,
    problem  text   not null,
    at       bigint not null -- milliseconds since 1970
);

create unique index set_aside_key on set_aside (md5(key));
create index set_aside_at on set_aside (at);

-- One row, written to learn whether writing works.
create table health (
    id         integer primary key check (id = 1),
    checked_at bigint  not null -- milliseconds since 1970
);

insert into health values (1, 0);
