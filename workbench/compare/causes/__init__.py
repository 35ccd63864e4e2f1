"""Why a case likely changed: request contract, changed default, prompt wording, check, noise or capability."""
