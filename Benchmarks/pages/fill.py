"""Fills the rows of `offices` from a store: every obligation with what its ledger says was done, and people who are signed in.

    pages_folder=… python fill.py STORE PERIODS BODIES PROVINCES RULES USERS

PERIODS: a line each of label (2025-M01) and day number of the due day. USERS: a line each of a name and a body's number or `-`. Prints, as JSON,
the cookie of each, and how long it took.
"""

import json
import os
import pathlib
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "offices.settings"
import django  # noqa: E402

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from offices.models import Body, Member, Obligation  # noqa: E402


def main(store, periods, bodies, provinces, rules, users):
    start = time.perf_counter()
    call_command("migrate", run_syncdb=True, verbosity=0)
    # As lists have them: province by province.
    numbers = sorted(range(int(bodies)), key=lambda number: (number % int(provinces), number))
    Body.objects.bulk_create([Body(pk=place, number=number, name=f"Xã {number}") for place, number in enumerate(numbers)], batch_size=500)
    # Rows first, indexes after: that is quicker.
    with connection.schema_editor() as editor:
        for index in Obligation._meta.indexes:
            editor.remove_index(Obligation, index)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("CREATE TEMP TABLE period (label TEXT, due INTEGER)")
        cursor.executemany("INSERT INTO period VALUES (%s, %s)", [line.split("\t") for line in pathlib.Path(periods).read_text().splitlines()])
        cursor.execute("ATTACH %s AS store", [store])
        cursor.execute(
            """
            INSERT INTO offices_obligation (body_id, rule, year, month, due, done, is_excused, is_received, document, note)
            WITH RECURSIVE rule (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM rule WHERE number < %s)
            SELECT body.id, 'dieu-' || rule.number, substr(label, 1, 4), substr(label, 7), date(due * 86400, 'unixepoch'), date(happened * 86400, 'unixepoch'),
            COALESCE(kind = 'excused', 0), COALESCE(kind = 'received', 0), '', ''
            FROM rule CROSS JOIN offices_body body CROSS JOIN period
            LEFT JOIN store.event ON obligation = 'thu/dieu-' || rule.number || ':xa-' || body.number || ':' || label
            """, [int(rules)])
        cursor.execute("DETACH store")
    with connection.schema_editor() as editor:
        for index in Obligation._meta.indexes:
            editor.add_index(Obligation, index)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    cookies = {}
    for line in pathlib.Path(users).read_text().splitlines():
        name, body = line.split("\t")
        user = User.objects.create_user(name)
        Member.objects.create(user=user, body=None if body == "-" else Body.objects.get(number=int(body)))
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        cookies[name] = session.session_key
    print(json.dumps({"cookies": cookies, "rows": Obligation.objects.count(), "seconds": time.perf_counter() - start}))


main(*sys.argv[1:])
