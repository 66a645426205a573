-- A person who wants to be forgotten is found without reading everybody's rows. Only what is finished is looked for.
create index inbox_conversation on inbox (platform, conversation) where done_at is not null;
create index outbox_conversation on outbox (platform, conversation) where ended_at is not null;
