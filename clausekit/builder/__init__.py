"""From a deal to an agreement.

deal = load_deal(Path("deal.yaml"))
agreement = build(deal, load_library(), load_template(deal.content.template))
analyse(agreement_document(agreement))
"""

from clausekit.builder.agreement import Agreement as Agreement
from clausekit.builder.assembly import build as build
from clausekit.builder.deal import Deal as Deal
from clausekit.builder.deal import deal_of as deal_of
from clausekit.builder.deal import load_deal as load_deal
from clausekit.builder.deal import read_deal as read_deal
from clausekit.builder.document import agreement_document as agreement_document
from clausekit.builder.template import Template as Template
from clausekit.builder.template import load_template as load_template
from clausekit.builder.template import read_template as read_template
