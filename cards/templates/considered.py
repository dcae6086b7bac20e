"""The content-free line about children on the pathway."""

from cards.templates.line import Line

CONSIDERING = Line("A child on the pathway: referred or not, and why")
