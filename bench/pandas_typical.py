"""The same work in pandas as it is usually written: everything read as text, cleaned with regular expressions."""
import json
import sys

import pandas as pd
from pandas_queries import run_queries

google_path, meta_path, queries_path = sys.argv[1:4]


def clean(column):
    return pd.to_numeric(column.str.strip().str.replace(r"[$,%]", "", regex=True).replace({"--": None, "": None}), errors="coerce")


def prepare(frame, columns, platform):
    frame = frame.rename(columns=columns)
    frame = frame[~frame["date"].str.contains("Total", na=False)].copy()
    for name in ["impressions", "clicks", "spend", "conversions", "revenue"]:
        frame[name] = clean(frame[name])
    frame["date"] = pd.to_datetime(frame["date"], errors="coerce")
    frame["platform"] = platform
    return frame


google = prepare(pd.read_csv(google_path, skiprows=2, dtype=str), {
    "Day": "date", "Campaign": "campaign", "Ad group": "ad_group", "Ad name": "ad", "Device": "device", "Country": "country",
    "Currency code": "currency", "Impr.": "impressions", "Clicks": "clicks", "Cost": "spend", "Conversions": "conversions", "Conv. value": "revenue"}, "Google Ads")
meta = prepare(pd.read_csv(meta_path, dtype=str, encoding="utf-8-sig"), {
    "Day": "date", "Campaign name": "campaign", "Ad set name": "ad_group", "Ad name": "ad", "Impression device": "device", "Country": "country",
    "Currency": "currency", "Impressions": "impressions", "Link clicks": "clicks", "Amount spent (USD)": "spend", "Purchases": "conversions", "Purchases conversion value": "revenue"}, "Meta")
facts = pd.concat([google, meta], ignore_index=True)
print(run_queries(facts, json.load(open(queries_path))))
