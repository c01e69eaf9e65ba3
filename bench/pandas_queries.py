"""Runs the analysis' own list of group-bys over a pandas frame and returns its totals and the number of groups."""
import json

MEASURES = ["spend", "impressions", "clicks", "conversions", "revenue"]
GRAINS = {"day": lambda d: d, "week": lambda d: d.dt.to_period("W").dt.start_time, "month": lambda d: d.dt.to_period("M").dt.start_time, "weekday": lambda d: d.dt.dayofweek}


def run_queries(facts, queries):
    groups = 0
    for query in queries:
        names = [n for n in query["dimensions"] if n in facts.columns]
        names += ["platform"] if "source" in query["dimensions"] else []
        keys = [facts[n] for n in dict.fromkeys(names)]
        if query["grain"]:
            keys.append(GRAINS[query["grain"]](facts["date"]).rename("grain"))
        measures = [m for m in MEASURES if m in query["fields"]]
        if not measures:
            continue
        if keys:
            groups += len(facts.groupby(keys, observed=True, dropna=False, sort=True)[measures].sum(min_count=1))
        else:
            facts[measures].sum()
            groups += 1
    totals = {m: round(float(facts[m].sum()), 2) for m in MEASURES}
    return json.dumps({"totals": totals, "groups": groups, "queries": len(queries)})
