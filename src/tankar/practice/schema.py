"""The tables of the practice networks."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE COLLATE NOCASE,
    display_name TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    is_resident INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS apps (
    id INTEGER PRIMARY KEY,
    client_id TEXT NOT NULL UNIQUE,
    client_secret TEXT NOT NULL,
    name TEXT NOT NULL,
    website TEXT,
    redirect_uris TEXT NOT NULL,
    scopes TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS grants (
    code TEXT PRIMARY KEY,
    app_id INTEGER NOT NULL REFERENCES apps (id),
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    redirect_uri TEXT NOT NULL,
    scopes TEXT NOT NULL,
    challenge TEXT,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY,
    app_id INTEGER REFERENCES apps (id),
    account_id INTEGER REFERENCES accounts (id),
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS statuses (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    app_id INTEGER REFERENCES apps (id),
    text TEXT NOT NULL,
    spoiler_text TEXT NOT NULL DEFAULT '',
    sensitive INTEGER NOT NULL DEFAULT 0,
    visibility TEXT NOT NULL DEFAULT 'public',
    language TEXT,
    in_reply_to_id INTEGER,
    reblog_of_id INTEGER,
    created_at TEXT NOT NULL,
    edited_at TEXT,
    more_favourites INTEGER NOT NULL DEFAULT 0,
    more_reblogs INTEGER NOT NULL DEFAULT 0,
    gone TEXT,
    gone_at TEXT
);
CREATE INDEX IF NOT EXISTS statuses_of_account ON statuses (account_id, id);
CREATE INDEX IF NOT EXISTS statuses_replies ON statuses (in_reply_to_id) WHERE in_reply_to_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS statuses_reblogs ON statuses (reblog_of_id) WHERE reblog_of_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS media (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    status_id INTEGER REFERENCES statuses (id),
    scheduled_id INTEGER,
    place INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    content_type TEXT NOT NULL,
    description TEXT,
    width INTEGER,
    height INTEGER,
    polls_left INTEGER NOT NULL DEFAULT 0,
    will_fail INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS media_of_status ON media (status_id);

CREATE TABLE IF NOT EXISTS scheduled (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    app_id INTEGER REFERENCES apps (id),
    scheduled_at TEXT NOT NULL,
    params TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS idempotency (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    key TEXT NOT NULL,
    status_id INTEGER,
    scheduled_id INTEGER,
    at TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE TABLE IF NOT EXISTS favourites (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    status_id INTEGER NOT NULL REFERENCES statuses (id),
    PRIMARY KEY (status_id, account_id)
);
CREATE TABLE IF NOT EXISTS notifications (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    from_account_id INTEGER NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    status_id INTEGER REFERENCES statuses (id),
    created_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS notifications_of_account ON notifications (account_id, id);

CREATE TABLE IF NOT EXISTS faults (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    effect TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    handle TEXT,
    left_over INTEGER,
    probability REAL,
    after INTEGER NOT NULL DEFAULT 0,
    options TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE IF NOT EXISTS requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    handle TEXT,
    idempotency_key TEXT,
    digest TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    effect TEXT,
    status INTEGER,
    outcome TEXT,
    stored_id TEXT,
    replayed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS requests_digest ON requests (digest);
"""
