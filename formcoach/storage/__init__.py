"""What a patient did, kept on this computer: one private folder a patient.

``<data>/patients/<id>/sessions.db`` is an SQLite database, ``recordings/`` holds poses,
``backups/`` the last good copies of the database, ``session.lock`` says that a session
runs. Pictures are never kept. On Linux and macOS folders are 0700 and files 0600; on
Windows they are as private as the user's own folder that they lie in.
"""
