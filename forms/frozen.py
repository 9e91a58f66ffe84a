"""Every value that comes from outside is frozen, closed and exact."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that refuses change, unknown keys and binary fractions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
