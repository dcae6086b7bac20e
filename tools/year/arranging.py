"""Panels beside the rhythm: added by hand, or booked because the bot offers them."""

from datetime import date

from panel.offers import Offer, OfferState
from tools.year.county import NAME, County


async def added(county: County, on: date) -> None:
    """The coordinator adds a panel."""
    voice = county.coordinator
    form = await voice.sends(county.on_card(voice), "schedule.extra", {"procedure": NAME})
    said = {"date": on.strftime("%d %m %Y"), "time": "9:30am", "reason": "The volume of referrals."}
    done = await voice.presses(form, "Add the panel", **said)
    county.right(done, "There is an extra panel")


async def booked(county: County) -> None:
    """The coordinator says yes to the extra panel that is offered, if one is."""
    with county.store.turn(county.clock.time) as turn:
        offers = turn.find(Offer, procedure=NAME, state=OfferState.OPEN)
    for offer in offers:
        voice = county.coordinator
        card = await voice.sends(county.on_card(voice), "offer.open", {"procedure": NAME, "offer": offer.id})
        name = next(each for each in card.buttons if each.startswith("Book"))
        done = await voice.presses(card, name)
        county.right(done, "There is an extra panel")
