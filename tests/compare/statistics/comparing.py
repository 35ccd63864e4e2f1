"""Reference inputs as calls of our functions, and their results under the names of the reference: comparing suites."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from workbench.compare.paired import Pairs
from workbench.compare.statistics.bootstrap import ideal_error
from workbench.compare.statistics.case_states import case_change
from workbench.compare.statistics.decision import pass_fail
from workbench.compare.statistics.families import (
    benjamini_bogomolov,
    benjamini_hochberg,
    benjamini_yekutieli,
    holm,
    rejected,
)
from workbench.compare.statistics.mcnemar import mcnemar
from workbench.compare.statistics.paired_scores import (
    clustered_error,
    mean_with_error,
    paired_errors,
    standard_error,
    t_test,
)
from workbench.compare.statistics.power import mcnemar_power, miller_cases, miller_detectable
from workbench.compare.statistics.proportions import clopper_pearson_lower, newcombe_paired, zero_failure_cases
from workbench.compare.statistics.resampling import components
from workbench.compare.statistics.sign_flip import sign_flip

if TYPE_CHECKING:
    from collections.abc import Callable

Facts = dict[str, Any]


def _zero_failure(i: Facts) -> Facts:
    n = zero_failure_cases(i["target_pass_rate"], i["one_sided_alpha"])
    bounds = [clopper_pearson_lower(many, many, i["one_sided_alpha"]) for many in (n, n - 1)]
    return {"n": n, "lower_bound_at_n": bounds[0], "lower_bound_at_n_minus_1": bounds[1]}


def _lower_bound(i: Facts) -> Facts:
    point, lower = i["successes"] / i["n"], clopper_pearson_lower(i["successes"], i["n"], i["one_sided_alpha"])
    assert lower is not None
    return {
        "point": point,
        "lower": lower,
        "point_gate_pass": point >= i["gate"],
        "lower_bound_gate_pass": lower >= i["gate"],
    }


def _newcombe(i: Facts) -> Facts:
    pairs = Pairs(i["both_pass"], i["only_second"], i["only_first"], i["both_fail"])  # first minus second
    interval = newcombe_paired(pairs, i["confidence"])
    assert interval is not None
    return {"diff": pairs.difference, **interval._asdict()}


def _mcnemar(i: Facts) -> Facts:
    found = mcnemar(i["only_first"], i["only_second"])
    return {
        "exact_two_sided": found.exact,
        "mid_p_two_sided": found.mid_p,
        "asymptotic_two_sided": found.asymptotic,
        "one_sided_mid_p_first_greater": found.mid_p_regression,
    }


def _hochberg(i: Facts) -> Facts:
    adjusted = benjamini_hochberg(i["p_values"])
    found = rejected(adjusted, i["q"])
    return {"adjusted": adjusted, "rejected_count": sum(found), "rejected": found}


def _yekutieli_and_holm(i: Facts) -> Facts:
    p_values, alpha = i["p_values"], i["alpha"]
    adjusted = benjamini_yekutieli(p_values)
    return {
        "by_rejected": sum(rejected(adjusted, alpha)),
        "holm_rejected": sum(rejected(holm(p_values), alpha)),
        "bonferroni_rejected": sum(rejected(p_values, alpha / len(p_values))),
        "by_adjusted_first4": adjusted[:4],
    }


def _bogomolov(i: Facts) -> Facts:
    found = benjamini_bogomolov(i["families"], i["q"])
    return {
        "simes": found.simes,
        "selected": found.selected,
        "inner_level": found.level,
        "inner_rejections": found.rejected,
    }


def _paired(i: Facts) -> Facts:
    found = paired_errors(i["scores_target"], i["scores_baseline"])
    assert found is not None
    return {
        "mean_difference": found.mean_difference,
        "se_paired": found.paired,
        "se_unpaired": found.unpaired,
        "se_target": found.target,
        "se_baseline": found.baseline,
        "correlation": found.correlation,
    }


def _clustered(i: Facts) -> Facts:
    found = clustered_error(i["scores"], i["clusters"])
    assert found is not None
    mean = mean_with_error(i["scores"], i["clusters"])
    assert mean is not None
    assert mean.se == found.independent  # the larger one
    return {
        "mean": mean.mean,
        "se_cluster_cr0": found.uncorrected,
        "se_cluster_cr1_g_over_g_minus_1": found.corrected,
        "se_iid_ddof0": ideal_error(i["scores"]),
        "se_iid_ddof1": found.independent,
    }


def _sign_flip(i: Facts) -> Facts:
    found, mean = sign_flip(i["case_differences"]), mean_with_error(i["case_differences"])
    assert mean is not None
    return {
        "mean": mean.mean,
        "p_one_sided": found.p_regression,
        "p_two_sided": found.p_two_sided,
        "t_one_sided": t_test(mean),
    }


def _components(i: Facts) -> Facts:
    found = components(i["samples"])
    assert found is not None
    return {
        "mean": found.mean,
        "within_case_variance": found.within,
        "between_case_variance": found.between,
        "se_of_mean": found.se_of_mean,
        "f_statistic": found.f_statistic,
        "var_of_mean_if_k_is_1": found.variance_of_mean(1),
        "var_of_mean_if_k_is_10": found.variance_of_mean(10),
    }


def _miller_cases(i: Facts) -> Facts:
    noise = i["sigma2_target"] / i["k_target"] + i["sigma2_baseline"] / i["k_baseline"]
    n = miller_cases(i["delta"], i["omega2"], noise, i["alpha_two_sided"] / 2, i["power"])
    return {"n": ceil(n), "n_unrounded": n}


def _miller_detectable(i: Facts) -> Facts:
    noise = i["sigma2_target"] + i["sigma2_baseline"]
    alpha = i["alpha_two_sided"] / 2
    return {
        f"mde_k{k}": miller_detectable(i["n"], i["omega2"], noise / k, alpha, i["power"]) for k in (1, 10)
    }  # noise falls with the samples


def _power(i: Facts) -> Facts:
    power = mcnemar_power(i["n"], i["p_only_baseline"], i["p_only_target"], i["alpha_two_sided"] / 2)
    return {"power_detect_regression": power}


def _fisher(i: Facts) -> Facts:
    changes = [case_change((was, was + bad), (now, now + worse)) for was, bad, now, worse in i["tables"]]
    return {"p": [one.p_regression for one in changes]}


def _verdict(i: Facts) -> Facts:
    pairs = Pairs(i["both_pass"], i["only_baseline"], i["only_target"], i["both_fail"])
    found = pass_fail(pairs, i["margin"], i["alpha_one_sided"])
    assert found is not None
    return {
        "delta": found.difference,
        "p_regression": found.p_regression,
        "p_improvement": found.p_improvement,
        "ci90_lower": found.interval.lower,
        "ci90_upper": found.interval.upper,
        "verdict": found.decision.word,
    }


METHODS: dict[str, Callable[[Facts], Facts]] = {
    "benjamini_bogomolov": _bogomolov,
    "benjamini_hochberg": _hochberg,
    "benjamini_yekutieli_and_holm": _yekutieli_and_holm,
    "clopper_pearson_one_sided_lower": _lower_bound,
    "cluster_robust_se_of_mean": _clustered,
    "fisher_exact_one_sided": _fisher,
    "ideal_bootstrap_se_of_mean": lambda i: {
        "se_boot": ideal_error(i["case_differences"]),
        "se_clt": standard_error(i["case_differences"]),
    },
    "mcnemar": _mcnemar,
    "mcnemar_midp_unconditional_power": _power,
    "miller_mde": _miller_detectable,
    "miller_paired_se": _paired,
    "miller_sample_size": _miller_cases,
    "newcombe_method_10": _newcombe,
    "one_way_random_effects": _components,
    "prompt_verdict_binary": _verdict,
    "sign_flip_permutation_exact": _sign_flip,
    "zero_failure_n": _zero_failure,
}
