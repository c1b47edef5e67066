"""The graph in FollowTheMoney, the model of OpenAleph and OpenSanctions (docs/exports.md, "FollowTheMoney")."""
