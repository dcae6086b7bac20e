"""What a body may hold: the SDK's own models say, and what they would only put aside is refused."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from kiota_serialization_json.json_parse_node import JsonParseNode

from tests.graph.refusal import Refusal

Body = dict[str, Any]

ZONES = available_timezones()
WINDOWS = {"UTC": "UTC", "GMT Standard Time": "Europe/London"}
"""The names that Outlook has of its own for the zones that are of use here."""
LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?")


class Node(JsonParseNode):  # type: ignore[misc]  # the SDK's packages are not followed by the type checker
    """A node that refuses what it does not know."""

    def _create_new_node(self, node: Any) -> "Node":
        return Node(node)

    def _assign_field_values(self, item: Any) -> None:
        if not isinstance(self._json_node, dict):
            raise _wrong("An object was expected.")
        known, name = item.get_field_deserializers(), type(item).__name__
        for key, value in self._json_node.items():
            if key.removesuffix("@odata.bind") not in known and key != "@odata.type":
                raise _wrong(f"The property '{key}' does not exist on type 'microsoft.graph.{name}'.")
            if key == "@odata.type" and value.casefold() != f"#microsoft.graph.{name}".casefold():
                raise _wrong(f"The type '{value}' is not 'microsoft.graph.{name}'.")
        super()._assign_field_values(item)

    def get_collection_of_object_values(self, factory: Any) -> Any:
        return self._known(list, super().get_collection_of_object_values(factory))

    def get_collection_of_primitive_values(self, primitive_type: Any) -> Any:
        return self._known(list, super().get_collection_of_primitive_values(primitive_type))

    def get_enum_value(self, enum_class: Any) -> Any:
        value = super().get_enum_value(enum_class)
        if value is None or value.name == "UnknownFutureValue":
            raise _wrong(f"The value '{self._json_node}' is not one of {enum_class.__name__}.")
        return value

    def get_str_value(self) -> Any:
        return self._known(str, super().get_str_value())

    def get_bool_value(self) -> Any:
        return self._known(bool, super().get_bool_value())

    def get_int_value(self) -> Any:
        return self._known(int, super().get_int_value())

    def get_datetime_value(self) -> Any:
        return self._known(str, super().get_datetime_value())

    def _known(self, kind: type, value: Any) -> Any:
        if (
            not isinstance(self._json_node, kind)
            or value is None
            or isinstance(self._json_node, bool) != (kind is bool)
        ):
            raise _wrong(f"'{self._json_node}' cannot be read as {kind.__name__}.")
        return value


def check(model: Any, body: object) -> Body:
    """The body, if it is one of `model`; 400 as Graph words it otherwise."""
    if not isinstance(body, dict):
        raise _wrong("A JSON object was expected.")
    try:
        Node(body).get_object_value(model)
    except ValueError as error:
        raise _wrong(str(error)) from None
    return body


def moment(given: Body) -> datetime:
    """A dateTimeTimeZone as an aware time; 400 where Outlook would not read it."""
    written, zone = str(given.get("dateTime", "")), str(given.get("timeZone", "UTC"))
    if not LOCAL.fullmatch(written):
        raise _wrong(f"Cannot convert the literal '{written}' to the expected type 'Edm.DateTime'.")
    name = WINDOWS.get(zone, zone)
    if name not in ZONES:
        raise Refusal(400, "TimeZoneNotSupportedException", "A valid TimeZone value must be specified.")
    return datetime.fromisoformat(written[:26]).replace(tzinfo=ZoneInfo(name))


def written(time: datetime, zone: str = "UTC") -> Body:
    """An aware time as Outlook writes it."""
    local = time.astimezone(ZoneInfo(WINDOWS.get(zone, zone)))
    return {"dateTime": f"{local:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": zone}


def _wrong(words: str) -> Refusal:
    return Refusal(400, "RequestBodyRead", words)
