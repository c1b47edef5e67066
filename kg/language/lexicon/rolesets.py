"""The meanings of words among the rest of the lexicon: those of PropBank (kg/propbank/)."""

from kg.propbank import Role, Roleset, candidates, family, light_candidates, roleset, rolesets_with

__all__ = ["Role", "Roleset", "candidates", "family", "light_candidates", "roleset", "rolesets_with"]
