"""The SDK, made lighter in one place."""

from collections.abc import Callable
from typing import Any

from msgraph.generated.models.entity import Entity


def fields(entity: Any) -> dict[str, Callable[[Any], None]]:
    """How the fields that all of Microsoft's records have are read: as `Entity.get_field_deserializers` says it."""
    return {
        "id": lambda node: setattr(entity, "id", node.get_str_value()),
        "@odata.type": lambda node: setattr(entity, "odata_type", node.get_str_value()),
    }


def lighten() -> None:
    """Puts that in its place: the SDK's own imports twelve hundred models first, none of which it uses, and goes
    through their names again for every record in an answer, while the loop waits."""
    Entity.get_field_deserializers = fields
