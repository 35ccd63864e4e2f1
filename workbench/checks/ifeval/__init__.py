"""The 25 verifiable instructions of IFEval (Zhou et al. 2023, arXiv 2311.07911), one file per family."""
