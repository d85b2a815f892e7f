"""What awaits whom, since when and why; who decided what, when and on which ground. For every workflow, in one place.

A context declares its matters and terms in its `matters.py` (`kinds`, `terms`) and keeps them with `keeping`.
"""
