"""The cleaning and group-bys of an analysis in pandas, written the way its documentation recommends for speed:
only needed columns, category dimensions, thousands= and na_values= in the parser."""
import json
import sys

import pandas as pd
from pandas_queries import run_queries

google_path, meta_path, queries_path = sys.argv[1:4]
NULLS = [" --", "--"]
DIMENSIONS = ["campaign", "ad_group", "ad", "device", "country", "currency"]


def read_google(path):
    names = ["date", *DIMENSIONS, "impressions", "clicks", "ctr", "spend", "conversions", "revenue"]
    types = {name: "category" for name in DIMENSIONS} | {"date": "category", "spend": "string"}
    frame = pd.read_csv(path, skiprows=3, header=None, names=names, usecols=[n for n in names if n != "ctr"],
                        dtype=types, thousands=",", na_values=NULLS, engine="c")
    frame = frame[~frame["date"].astype(str).str.startswith("Total:")]
    frame["spend"] = pd.to_numeric(frame["spend"].str.lstrip("$").str.replace(",", "", regex=False))
    return frame


def read_meta(path):
    names = ["date", *DIMENSIONS, "impressions", "clicks", "spend", "conversions", "revenue"]
    types = {name: "category" for name in DIMENSIONS} | {"date": "category"}
    return pd.read_csv(path, skiprows=1, header=None, names=names, dtype=types, engine="c", encoding="utf-8-sig")


def with_dates(frame):
    days = pd.to_datetime(frame["date"].cat.categories.str.strip(), errors="coerce")
    frame["date"] = days.take(frame["date"].cat.codes)
    return frame


google = with_dates(read_google(google_path)).assign(platform="Google Ads")
meta = with_dates(read_meta(meta_path)).assign(platform="Meta")
for name in [*DIMENSIONS, "platform"]:
    union = pd.api.types.union_categoricals([google[name].astype("category"), meta[name].astype("category")], ignore_order=True).categories
    google[name] = google[name].astype(pd.CategoricalDtype(union))
    meta[name] = meta[name].astype(pd.CategoricalDtype(union))
facts = pd.concat([google, meta], ignore_index=True)
del google, meta
print(run_queries(facts, json.load(open(queries_path))))
