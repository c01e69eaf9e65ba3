"""Answers a list of group-bys over a pandas frame: filters, keys, sums, order and limit, as the product's query layer does."""
import json

MEASURES = ["spend", "impressions", "clicks", "conversions", "revenue"]
GRAINS = {"day": lambda d: d, "week": lambda d: d.dt.to_period("W").dt.start_time, "month": lambda d: d.dt.to_period("M").dt.start_time, "weekday": lambda d: d.dt.dayofweek}
NAMES = {"source": "platform"}


def rows_of(facts, query):
    for rule in query["filters"]:
        if rule["kind"] == "days":
            facts = facts[(facts["date"] >= rule["start"]) & (facts["date"] <= rule["end"])]
        else:
            chosen = facts[NAMES.get(rule["dimension"], rule["dimension"])].isin(rule["values"])
            facts = facts[chosen if rule["kind"] == "in" else ~chosen]
    return facts


def answer(facts, query):
    facts = rows_of(facts, query)
    measures = [m for m in MEASURES if m in query["fields"]]
    names = [NAMES.get(n, n) for n in query["dimensions"]]
    keys = [facts[n] for n in dict.fromkeys(names) if n in facts.columns]
    if query["grain"]:
        keys.append(GRAINS[query["grain"]](facts["date"]).rename("grain"))
    if not measures:
        return 0
    if not keys:
        facts[measures].sum()
        return 1
    groups = facts.groupby(keys, observed=True, dropna=False, sort=True)[measures].sum(min_count=1)
    if query["order"]:
        groups = groups.sort_values(query["order"]["by"], ascending=query["order"]["direction"] == "asc")
    return len(groups if query["limit"] is None else groups.head(query["limit"]))


def run_queries(facts, queries):
    groups = sum(answer(facts, query) for query in queries)
    totals = {m: round(float(facts[m].sum()), 2) for m in MEASURES}
    return json.dumps({"totals": totals, "groups": groups, "queries": len(queries)})
