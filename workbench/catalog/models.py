"""What is known of each Claude model: its price and where it stands in its life."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workbench.records import JsonObject

Status = Literal["active_latest", "active_legacy", "deprecated", "retired"]


@dataclass(frozen=True, slots=True)
class Price:
    """USD per million tokens; None where it is unknown."""

    input: float
    output: float
    cache_write_5m: float | None = None
    cache_write_1h: float | None = None
    cache_read: float | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the catalogue. Dates are ISO 8601; `price` is None where it is unknown.

    `fast` is the price at fast speed, None where there is none. A prompt of more than `long_over` tokens costs
    `long` for the whole call.
    """

    id: str
    status: Status
    price: Price | None
    retired_on: str | None = None
    retires_on: str | None = None
    successor: str | None = None
    fast: Price | None = None
    long: Price | None = None
    long_over: int | None = None


def find_model(model: str) -> Model | None:
    """The model of an id or alias, None when the catalogue does not know it."""
    return _models().get(model)


@cache
def _models() -> dict[str, Model]:
    import yaml

    catalogue: JsonObject = yaml.safe_load(files("workbench.catalog").joinpath("models.yaml").read_text("utf-8"))
    return {name: _model(row) for row in catalogue["models"] for name in (row["id"], *row["aliases"])}


def _model(row: JsonObject) -> Model:
    long = row.get("long")
    return Model(
        id=row["id"],
        status=row["status"],
        price=Price(**row["price"]) if row["price"] else None,
        retired_on=row["retired_on"],
        retires_on=row["retires_on"],
        successor=row["successor"],
        fast=Price(**row["fast"]) if "fast" in row else None,
        long=Price(**long["price"]) if long else None,
        long_over=long["over"] if long else None,
    )
