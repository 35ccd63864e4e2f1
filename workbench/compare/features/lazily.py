"""A property that is measured when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801 (used as a decorator)
    """As `functools.cached_property`, without the lock that this takes before Python 3.12: one thread measures."""

    def __init__(self, measure: Callable[[object], T] | Callable[..., T]) -> None:
        self._measure = measure
        self._name = measure.__name__
        self.__doc__ = measure.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> lazily[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> lazily[T] | T:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._measure(instance)
        return value
