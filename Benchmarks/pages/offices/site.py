"""The pages: what one has to do, bodies by months, the form of a report and what becomes of it."""

import datetime

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.core.wsgi import get_wsgi_application
from django.db.models import Count, F, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path

application = get_wsgi_application()

from offices.models import Body, Obligation  # noqa: E402, after Django was set up

BODIES_A_PAGE = 50


def counts(found, today):
    soon = today + datetime.timedelta(days=7)
    return found.aggregate(
        overdue=Count("pk", filter=Q(due__lt=today)), today=Count("pk", filter=Q(due=today)),
        soon=Count("pk", filter=Q(due__gt=today, due__lte=soon)), later=Count("pk", filter=Q(due__gt=soon)))


@login_required
def home(request):
    today, body = datetime.date.today(), request.user.member.body
    first, horizon = datetime.date(today.year - 1, 1, 1), today + datetime.timedelta(days=45)
    found = Obligation.objects.filter(done=None, due__gte=first).select_related("body").order_by("due", "rule", "body")
    if body:
        own = found.filter(body=body, due__lte=horizon)
        page = {"counts": counts(own, today), "own": own[:50]}
    else:
        others = found.filter(due__lte=today + datetime.timedelta(days=7))
        arrived = Obligation.objects.filter(is_received=False, done__isnull=False, is_excused=False).select_related("body").order_by("due", "rule")
        page = {"others": others[:20], "others_counts": counts(others, today), "arrived": arrived[:20]}
    return render(request, "home.html", page | {"body": body, "today": today, "soon": today + datetime.timedelta(days=7)})


@login_required
def board(request):
    today, body = datetime.date.today(), request.user.member.body
    found = Obligation.objects.filter(year=today.year)
    bodies = Body.objects.order_by("number")
    if body:
        found, bodies = found.filter(body=body), bodies.filter(pk=body.pk)
    classes = dict(
        on_time=Count("pk", filter=Q(done__lte=F("due"), is_excused=False)), late=Count("pk", filter=Q(done__gt=F("due"), is_excused=False)),
        open=Count("pk", filter=Q(done=None, due__gte=today)), missing=Count("pk", filter=Q(done=None, due__lt=today)))
    total = found.aggregate(**classes)
    paging = Paginator(bodies, BODIES_A_PAGE).get_page(request.GET.get("trang"))
    rows = {body.pk: {"body": body, "cells": [None] * 12, "received": 0, "owed": 0} for body in paging}
    for cell in found.filter(body__in=list(rows)).values("body", "month").annotate(**classes):
        row = rows[cell["body"]]
        row["cells"][cell["month"] - 1] = cell
        row["received"] += cell["on_time"] + cell["late"]
        row["owed"] += cell["on_time"] + cell["late"] + cell["missing"]
    return render(request, "board.html", {"total": total, "rows": rows.values(), "paging": paging, "year": today.year, "months": range(1, 13)})


def one(request, code):
    """The obligation of an address, where it is of one's own body."""
    try:
        _, rule, body, period = code.replace("~", ":").split(":")
        year, month = period.split("-M")
        found = Obligation.objects.select_related("body").get(
            year=int(year), body__number=int(body[3:]), month=int(month), rule=rule)
    except (ValueError, Obligation.DoesNotExist):
        raise Http404
    own = request.user.member.body_id
    if own is not None and own != found.body_id:
        raise Http404
    return found


@login_required
def send(request, code):
    found = one(request, code)
    if request.method == "POST":
        if found.done:
            return render(request, "form.html", {"one": found, "wrong": "đã gửi rồi"}, status=422)
        found.done, found.document, found.note = datetime.date.today(), request.POST.get("document", ""), request.POST.get("note", "")
        found.save(update_fields=["done", "document", "note"])
        return redirect(f"/nhiem-vu/{found.code}")
    others = Obligation.objects.select_related("body").filter(
        body=found.body, done=None, due__range=(found.due - datetime.timedelta(days=45), found.due + datetime.timedelta(days=45))).order_by("due", "rule")
    return render(request, "form.html", {"one": found, "others": others[:50]})


urlpatterns = [path("", home), path("bang-theo-doi", board), path("nhiem-vu/<str:code>/gui", send)]
