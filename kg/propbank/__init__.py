"""PropBank's list of meanings of words, apart from any text: it stands below all that names a roleset."""

from kg.propbank.rolesets import Role, Roleset, candidates, family, light_candidates, phrases_of, roleset, rolesets_with

__all__ = ["Role", "Roleset", "candidates", "family", "light_candidates", "phrases_of", "roleset", "rolesets_with"]
