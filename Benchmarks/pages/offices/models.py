"""Bodies, who works where, and one row an obligation with the state that somebody reckoned for it."""

from django.conf import settings
from django.db import models


class Body(models.Model):
    """By its place in lists; its number is that of its id."""
    number = models.IntegerField(unique=True)
    name = models.TextField()


class Member(models.Model):
    """Who works for a body; without one he sees all."""
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE)


class Obligation(models.Model):
    body = models.ForeignKey(Body, on_delete=models.CASCADE, db_index=False)
    rule = models.CharField(max_length=40)
    year = models.SmallIntegerField()
    month = models.SmallIntegerField()
    due = models.DateField()
    done = models.DateField(null=True)
    is_excused = models.BooleanField(default=False)
    is_received = models.BooleanField(default=False)
    document = models.TextField(default="")
    note = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["body", "done", "due", "rule"], name="list_of_body"),
            models.Index(fields=["done", "due", "rule", "body"], name="list_of_all"),
            models.Index(fields=["year", "body", "month", "done", "due", "is_excused"], name="matrix"),
            models.Index(fields=["due"], condition=models.Q(is_received=False, done__isnull=False, is_excused=False), name="arrived"),
        ]

    @property
    def code(self):
        return f"thu~{self.rule}:xa-{self.body.number}:{self.year}-M{self.month:02}"
