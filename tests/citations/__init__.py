"""What is cited in the tests of citations, and when."""

from __future__ import annotations

import datetime

UNIT = "ch3-formulation-2"
DAY = datetime.date(2026, 11, 24)
TITLE = "中国（北京）自由贸易试验区、国家服务业扩大开放综合示范区数据出境负面清单（2025版）"
