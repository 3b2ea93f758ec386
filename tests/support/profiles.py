"""The profiles of hypothesis: ``ci`` by default, others by the variable HYPOTHESIS_PROFILE."""

from __future__ import annotations

import os

from hypothesis import settings

# The same examples in every run: a change is not blamed for what another run might have found.
settings.register_profile('ci', max_examples=100, deadline=None, derandomize=True)
settings.register_profile('few', max_examples=25, deadline=None, derandomize=True)
settings.register_profile('nightly', max_examples=10_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get('HYPOTHESIS_PROFILE', 'ci'))
