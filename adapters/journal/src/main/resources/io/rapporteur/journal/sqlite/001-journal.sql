-- What people said, until it is answered and for a while after, so that a repeat is recognised.
create table inbox (
    place        integer primary key autoincrement,
    key          text not null unique,
    platform     text not null,
    conversation text not null,
    intent       text not null, -- JSON
    hint         text,          -- language tag
    address      text not null,
    said_at      text not null, -- ISO 8601, as exact as it came
    done_at      integer        -- milliseconds since 1970; null while it waits for its turn
) strict;

-- The partial indexes hold only what waits: looking for work costs the same however much is finished.
create index inbox_waiting on inbox (platform, conversation, place) where done_at is null;
create index inbox_done on inbox (done_at) where done_at is not null;

-- Messages, until they are sent or given up and for a while after.
create table outbox (
    place        integer primary key autoincrement,
    inbox        integer references inbox (place) on delete set null, -- null: forgotten, so older than all
    platform     text    not null,
    conversation text    not null,
    payload      text    not null, -- the platform's own form
    budgets      text    not null, -- JSON
    tries        integer not null default 0,
    state        text    not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
    why          text,             -- given up: the reason
    ended_at     integer,          -- milliseconds since 1970; null while it waits
    check ((state = 'waiting') = (ended_at is null))
) strict;

create index outbox_waiting on outbox (platform, conversation, place, inbox) where state = 'waiting';
create index outbox_ended on outbox (ended_at) where ended_at is not null;
create index outbox_inbox on outbox (inbox);

create table conversation (
    platform   text    not null,
    value      text    not null,
    state      text    not null, -- JSON
    updated_at integer not null, -- milliseconds since 1970
    primary key (platform, value)
) strict;

create index conversation_updated on conversation (updated_at);

-- Updates that could not be read, for the operator.
create table set_aside (
    place    integer primary key autoincrement,
    key      text    not null unique,
    platform text    not null,
    raw      text    not null,
    problem  text    not null,
    at       integer not null -- milliseconds since 1970
) strict;

create index set_aside_at on set_aside (at);

-- One row, written to learn whether writing works.
create table health (
    id         integer primary key check (id = 1),
    checked_at integer not null -- milliseconds since 1970
) strict;

insert into health values (1, 0);
