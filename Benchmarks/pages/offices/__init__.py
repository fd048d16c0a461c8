"""The lists of the application as one would make them with Django: one indexed row an obligation, templates, sessions, forms with CSRF.

    pages_folder=… gunicorn --chdir Benchmarks/pages offices.site:application

It knows no rule, no permission but whose body somebody is of, no past day and no reason of a date: it shows what its rows say. Used by
`Benchmarks/pages.py` alone.
"""
