"""The set for an inspector names no child: not those either who were considered and never referred."""

from tests.dialogue import Teams
from tests.stories.test_inquiries import taken

CHILD = {"name": "Quillon Zebedee", "born": "27 9 2013", "pathway": "arrested", "referred": "no"}


async def test_a_child_who_was_considered_and_not_referred_is_not_named_in_it(teams: Teams) -> None:
    form = await teams.practitioner.presses(await teams.practitioner.says("consider"), "Start")
    await teams.practitioner.presses(form, "Record it", **CHILD, reason="Quillon is seen weekly; Mrs Zebedee agrees.")
    body = (await taken(teams, teams.coordinator, "evidence", "CSV file")).decode("utf-8-sig")
    assert "is seen weekly" in body
    assert "Quillon" not in body
    assert "Zebedee" not in body
