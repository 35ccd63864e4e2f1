"""Reference inputs as calls of our functions, and their results under the names of the reference: labels, cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.catalog.prices import cost_usd
from workbench.compare.statistics.agreement import (
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)
from workbench.compare.statistics.economics import (
    Arm,
    cache_break_even,
    fieller_interval,
    frontier,
    monthly_forecast,
    net_benefit,
    poisson_hit_rate,
    ratio_of_sums,
)
from workbench.compare.statistics.judges import ppi_mean, rogan_gladen
from workbench.compare.statistics.speed import speed_ratio

if TYPE_CHECKING:
    from collections.abc import Callable

Facts = dict[str, Any]


def _kappa(i: Facts) -> Facts:
    items = [(row, col) for row, counts in enumerate(i["table"]) for col, n in enumerate(counts) for _ in range(n)]
    return {"kappa": cohen_kappa(items), "gwet_ac1": gwet_ac1(items), "percent": percent_agreement(items)}


def _alpha(i: Facts) -> Facts:
    items = list(zip(*i["ratings_by_observer"], strict=True))
    return {
        "nominal": krippendorff_alpha(items),
        "ordinal": krippendorff_alpha(items, "ordinal"),
        "interval": krippendorff_alpha(items, "interval"),
        "ratio": krippendorff_alpha(items, "ratio"),
    }


def _ac1(i: Facts) -> Facts:
    items = i["ratings_by_subject"]
    return {
        "gwet_ac1": gwet_ac1(items),
        "fleiss_kappa_generalised": fleiss_kappa(items),
        "krippendorff_nominal": krippendorff_alpha(items),
        "percent": percent_agreement(items),
    }


def _rogan_gladen(i: Facts) -> Facts:
    found = rogan_gladen(
        i["judged_pass_rate"],
        i["specificity"],
        i["sensitivity"],
        i["n_judged"],
        i["m_human_fail"],
        i["m_human_pass"],
        1 - i["alpha"],
    )
    assert found is not None
    return {"theta": found.estimate, **found.interval._asdict()}


def _ppi(i: Facts) -> Facts:
    alone = [1] * i["judge_unlabelled_pass"] + [0] * i["judge_unlabelled_fail"]
    plain, tuned, human = (
        ppi_mean(i["human"], i["judge_on_human"], alone, 1 - i["alpha"], weight) for weight in (1.0, None, 0.0)
    )
    assert plain is not None
    assert tuned is not None
    assert human is not None
    return {
        "lambda_1_estimate": plain.estimate,
        "lambda_1_lower": plain.interval.lower,
        "lambda_1_upper": plain.interval.upper,
        "tuned_estimate": tuned.estimate,
        "tuned_lower": tuned.interval.lower,
        "tuned_upper": tuned.interval.upper,
        "human_only_half_width": human.interval.upper - human.estimate,
        "judge_only": sum(alone) / len(alone),
    }


def _bill(i: Facts) -> Facts:
    """By the catalogue's prices of a model that has the ones of the vector."""
    usage, model = i["usage"], "claude-opus-5"
    fresh, read = usage["input"], usage["cache_read"]
    cached = {"input_tokens": fresh, "cache_read_input_tokens": read, "output_tokens": usage["output"]}
    written = {"input_tokens": fresh, "cache_creation_input_tokens": read, "output_tokens": usage["output"]}
    return {
        "usd": cost_usd(model, cached),
        "usd_if_write": cost_usd(model, written),
        "usd_uncached": cost_usd(model, {"input_tokens": fresh + read, "output_tokens": usage["output"]}),
        "usd_batch": cost_usd(model, {**cached, "service_tier": "batch"}),
    }


def _forecast(i: Facts) -> Facts:
    found = monthly_forecast(i["request_costs"], i["monthly_requests"])
    assert found is not None
    return {"mean": found.mean, "se": found.se, "forecast": found.total, **found.interval._asdict()}


def _frontier(i: Facts) -> Facts:
    found = frontier([Arm(*one) for one in zip(i["strategies"], i["cost"], i["effect"], strict=True)])
    return {
        "frontier": found.arms,
        "icer": found.steps,
        "dominated": found.dominated,
        "extended_dominated": found.extended_dominated,
    }


def _net_benefit(i: Facts) -> Facts:
    found = net_benefit(i["delta_quality"], i["delta_cost"], i["value_per_pass"])
    assert found is not None
    return {
        "delta_q": found.quality,
        "delta_c": found.cost,
        "icer": found.cost_per_quality,
        "net_benefit": found.net_benefit,
        "se": found.se,
        **found.interval._asdict(),
    }


def _fieller(i: Facts) -> Facts:
    interval = fieller_interval(i["delta_quality"], i["delta_cost"], i["confidence"])
    assert interval is not None
    return {"icer": sum(i["delta_cost"]) / sum(i["delta_quality"]), **interval._asdict()}


def _hit_rate(i: Facts) -> Facts:
    rate, ttl = i["requests_per_hour"], i["ttl_minutes"]
    return {
        "hit_rate": poisson_hit_rate(rate * i["traffic_share"], ttl),
        "hit_rate_at_full_traffic": poisson_hit_rate(rate, ttl),
    }


def _ratio(i: Facts) -> Facts:
    over, under = i["tokens_target"], i["tokens_baseline"]
    found = ratio_of_sums(over, under)
    assert found is not None
    each = [one / other for one, other in zip(over, under, strict=True)]
    return {"ratio": found.ratio, "se": found.se, **found.interval._asdict(), "mean_of_ratios": sum(each) / len(each)}


def _speed(i: Facts) -> Facts:
    found = speed_ratio(i["target_seconds"], i["baseline_seconds"])
    assert found is not None
    return {"w_plus": found.w_plus, "p_slower_exact": found.p_slower, "ratio_hl": found.ratio}


METHODS: dict[str, Callable[[Facts], Facts]] = {
    "cache_break_even_hit_rate": lambda i: cache_break_even(i["write_multiplier"], i["read_multiplier"])._asdict(),
    "cache_hit_rate_poisson": _hit_rate,
    "cohen_kappa_and_ac1": _kappa,
    "fieller_interval": _fieller,
    "gwet_ac1": _ac1,
    "icer_frontier": _frontier,
    "incremental_net_benefit": _net_benefit,
    "krippendorff_alpha": _alpha,
    "monthly_forecast_t_interval": _forecast,
    "prediction_powered_mean": _ppi,
    "ratio_estimator": _ratio,
    "request_cost_usd": _bill,
    "rogan_gladen_with_ci": _rogan_gladen,
    "wilcoxon_and_hodges_lehmann_log_ratio": _speed,
}
