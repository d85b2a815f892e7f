"""Practice networks: a server of its own on which a city can rehearse, make mistakes and meet failures.

Nothing here imports the rest of Tankar and nothing there imports this; they meet over HTTP only. The server
speaks the client API of Mastodon as the public documentation describes it, keeps its own SQLite file, shows
its feed as a page, and misbehaves when told to.

Start it with ``python -m tankar.practice --port 8001 --data DIR``.
"""
