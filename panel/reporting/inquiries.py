"""Every question that an inspector asks, in the order in which the answers are read."""

from collections.abc import Callable, Mapping

from panel.procedure import Procedure
from panel.reporting import actions, children, considered, equality, grip, voice, waits
from panel.reporting.inquiry import Inquiry, Topic

ASKED: Mapping[Topic, Callable[[Procedure], Inquiry]] = {
    Topic.CHILDREN: children.inquiry,
    Topic.WAITS: waits.inquiry,
    Topic.CONSIDERED: considered.inquiry,
    Topic.ACTIONS: actions.inquiry,
    Topic.VOICE: voice.inquiry,
    Topic.EQUALITY: equality.inquiry,
    Topic.GRIP: grip.inquiry,
}
