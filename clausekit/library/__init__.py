"""The clause library: clause files become models, checked against each other.

library = load_library()
library.clause("exit").default
library.variant("exit-substitute-first").words("en", "plain")
"""

from clausekit.library.catalogue import Entry as Entry
from clausekit.library.catalogue import FullVariant as FullVariant
from clausekit.library.catalogue import Library as Library
from clausekit.library.loading import check_library as check_library
from clausekit.library.loading import load_library as load_library
from clausekit.library.loading import read_library as read_library
from clausekit.library.loading import translated_languages as translated_languages
from clausekit.library.models import Clause as Clause
from clausekit.library.models import Parameter as Parameter
from clausekit.library.models import PromisedExit as PromisedExit
from clausekit.library.models import Provides as Provides
from clausekit.library.models import Variant as Variant
