"""The tables of the practice networks.

All networks share them: an account, its tokens, its posts and their files are the same things everywhere. What
only one network knows stands in ``key`` and ``extra``:

========== ================================== ========================= ==============================
network    accounts.key                       statuses.key              media.key
========== ================================== ========================= ==============================
mastodon   empty                              empty                     empty
facebook   empty                              empty                     the handle of a whole upload
bluesky    the DID                            the record key            the CID of the blob
========== ================================== ========================= ==============================
"""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY,
    handle TEXT NOT NULL COLLATE NOCASE,
    display_name TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    is_resident INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    network TEXT NOT NULL DEFAULT 'mastodon',
    key TEXT NOT NULL DEFAULT '',
    secret TEXT NOT NULL DEFAULT '',
    head TEXT NOT NULL DEFAULT '',
    locked INTEGER NOT NULL DEFAULT 0,
    seen_at TEXT NOT NULL DEFAULT '',
    UNIQUE (network, handle)
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
    created_at TEXT NOT NULL,
    pages TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY,
    app_id INTEGER REFERENCES apps (id),
    account_id INTEGER REFERENCES accounts (id),
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    expires_at TEXT,
    pages TEXT NOT NULL DEFAULT ''
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
    root_id INTEGER,
    reblog_of_id INTEGER,
    created_at TEXT NOT NULL,
    edited_at TEXT,
    more_favourites INTEGER NOT NULL DEFAULT 0,
    more_reblogs INTEGER NOT NULL DEFAULT 0,
    more_replies INTEGER NOT NULL DEFAULT 0,
    gone TEXT,
    gone_at TEXT,
    key TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'post',
    state TEXT NOT NULL DEFAULT '',
    publish_at TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS statuses_of_account ON statuses (account_id, id);
CREATE INDEX IF NOT EXISTS statuses_replies ON statuses (in_reply_to_id) WHERE in_reply_to_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS statuses_below ON statuses (root_id) WHERE root_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS statuses_keys ON statuses (account_id, key) WHERE key != '';
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
    will_fail INTEGER NOT NULL DEFAULT 0,
    key TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    expected INTEGER NOT NULL DEFAULT 0,
    extra TEXT NOT NULL DEFAULT '{}',
    created_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS media_of_status ON media (status_id);
CREATE INDEX IF NOT EXISTS media_keys ON media (account_id, key);

CREATE TABLE IF NOT EXISTS captions (
    media_id INTEGER NOT NULL REFERENCES media (id),
    language TEXT NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (media_id, language)
);
CREATE TABLE IF NOT EXISTS records (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    collection TEXT NOT NULL,
    rkey TEXT NOT NULL,
    cid TEXT NOT NULL,
    record TEXT NOT NULL,
    status_id INTEGER REFERENCES statuses (id),
    PRIMARY KEY (account_id, collection, rkey)
);
CREATE INDEX IF NOT EXISTS records_of_status ON records (status_id);
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
    created_at TEXT NOT NULL,
    subject_id INTEGER REFERENCES statuses (id),
    record TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS notifications_of_account ON notifications (account_id, id);
CREATE INDEX IF NOT EXISTS notifications_about ON notifications (status_id);
CREATE INDEX IF NOT EXISTS notifications_records ON notifications (record) WHERE record != '';

CREATE TABLE IF NOT EXISTS revisions (
    status_id INTEGER NOT NULL REFERENCES statuses (id),
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    spoiler_text TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS revisions_of_status ON revisions (status_id);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    to_account_id INTEGER NOT NULL REFERENCES accounts (id),
    status_id INTEGER NOT NULL UNIQUE REFERENCES statuses (id),
    text TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS figures (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    status_id INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    day TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL,
    per_day REAL NOT NULL DEFAULT 0,
    at TEXT NOT NULL,
    PRIMARY KEY (account_id, status_id, name, day)
);
CREATE TABLE IF NOT EXISTS hooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    network TEXT NOT NULL,
    app_id INTEGER NOT NULL REFERENCES apps (id),
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    verify_token TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (network, app_id)
);
CREATE TABLE IF NOT EXISTS subscriptions (
    app_id INTEGER NOT NULL REFERENCES apps (id),
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    fields TEXT NOT NULL,
    PRIMARY KEY (app_id, account_id)
);
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hook_id INTEGER NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting'
);
CREATE INDEX IF NOT EXISTS events_due ON events (due_at) WHERE state IN ('waiting', 'late');
CREATE TABLE IF NOT EXISTS sendings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hook_id INTEGER NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    events INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    status INTEGER,
    body BLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS faults (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    effect TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    handle TEXT,
    left_over INTEGER,
    probability REAL,
    after INTEGER NOT NULL DEFAULT 0,
    options TEXT NOT NULL DEFAULT '{}',
    network TEXT
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
    replayed INTEGER NOT NULL DEFAULT 0,
    network TEXT NOT NULL DEFAULT 'mastodon'
);
CREATE INDEX IF NOT EXISTS requests_digest ON requests (digest);
"""

POSTED = (
    "requests",
    "faults",
    "sendings",
    "events",
    "figures",
    "messages",
    "revisions",
    "notifications",
    "favourites",
    "idempotency",
    "records",
    "captions",
    "media",
    "scheduled",
    "statuses",
)
WHO = ("hooks", "subscriptions", "grants", "tokens", "apps", "accounts")
# A file of a smaller number is remade: its rows are kept, new columns take their defaults.
NOW = 3
