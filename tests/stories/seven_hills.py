"""A procedure for a partnership in no document: with what every procedure has, and with everything that few have."""

BARE = """
version = "1"

title = { value = "Seven Hills Table", source = 'page 1: "the table of the seven hills"' }
prefix = { value = "HILLS", local = "The members, 2 March 2026" }
partnership = { value = "Seven Hills", local = "The members, 2 March 2026" }

[[definitions.terms]]
id = "worry"
title = "A worry"
text = "Whatever two of us are uneasy about"
local = "The members, 2 March 2026"

[[referral.kinds]]
id = "worry"
title = "Somebody is uneasy"
words = "uneasy about"
local = "The members, 2 March 2026"

[[referral.referrers]]
id = "anybody"
title = "Anybody who works with the child"
local = "The members, 2 March 2026"

[referral]
under_age = { value = 25, local = "The members, 2 March 2026" }

[[matrix.levels]]
id = "amber"
title = "Amber"
local = "The members, 2 March 2026"

[[matrix.levels]]
id = "red"
title = "Red"
local = "The members, 2 March 2026"

[[matrix.matrices]]
id = "colours"
title = "The colours"
kinds = ["worry"]
local = "The members, 2 March 2026"

[[seats]]
id = "lodge"
title = "The Lodge"
agency = "The Lodge"
local = "The members, 2 March 2026"

[[seats]]
id = "mill"
title = "The Mill"
agency = "The Mill"
local = "The members, 2 March 2026"

[police]
seat = { not_supplied = "Nobody speaks for the police here" }

[panel]
rrule = { value = "FREQ=MONTHLY;BYDAY=3TU", local = "The members, 2 March 2026" }
starts = { value = 14:00:00, local = "The members, 2 March 2026" }
minutes = { value = 60, local = "The members, 2 March 2026" }

[minutes]
case_note = { value = "The table", local = "The members, 2 March 2026" }

[report]
to = { value = "The seven", local = "The members, 2 March 2026" }
"""

OURS = 'local = "The members, 2 March 2026"'


def _with(section: str, **given: str) -> str:
    """A section that has no table of its own yet, or more of one that has."""
    return "".join(f"{section}.{name} = {{ value = {value}, {OURS} }}\n" for name, value in given.items())


def _entry(table: str, **given: str) -> str:
    fields = "".join(f'{name} = "{value}"\n' for name, value in given.items())
    return f"\n[[{table}]]\n{fields}{OURS}\n"


ON_TOP = (
    _with("referral", signed_by='"senior manager"', sign_working_days="2")
    + _with("screening", repeat_number="2", repeat_months="12", repeat_counts='["referrals"]', repeat_reaches="true")
    + _with("panel", cut_off_days="5", urgent_by='["chair"]')
    + _with("meeting", quorum_fraction='"2/2"', quorum_counted='"agencies"', needs_quorum='["removed"]')
    + _with("meeting", decided_by='"agencies"', casting_vote="true")
    + _with("minutes", working_days="14", amber_working_days="10", counted='"calendar"')
    + _with("matrix", second='"The depth"')
    + _with("matrix.threshold", second_levels='["deep"]')
    + _with("closing", review='"as decided"', review_months="6")
    + 'agenda.days_before = { not_supplied = "The coordinator sends it" }\n'
)
WIDE = (
    f'overlay_of = "seventh"\nversion = "wide"\n{ON_TOP}'
    + _entry("referral.annexes", id="plan", title="The plan of the hills", question="level", answer="red")
    + _entry("matrix.second_levels", id="shallow", title="Shallow")
    + _entry("matrix.second_levels", id="deep", title="Deep")
    + _entry("screening.reasons", id="two", title="Two of us are uneasy")
    + _entry("closing.reasons", id="calm", title="Nobody is uneasy any more")
)
"""Everything that few procedures have, at once."""
