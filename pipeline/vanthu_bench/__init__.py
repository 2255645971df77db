"""Time and memory a page: vanthu's stages, the floors below them and its peers. A developer's tool.

python -m vanthu_bench --out docs/benchmark.md
"""
