# Random price tables, and what Python's decimal makes of them.
#
#     prices.py COUNT SEED >FILE      two lines for each table: a profile, and
#                                     the amounts that come of it
#
# The rule is that of gen/decide/MODEL.md, section 21, written down once more
# with another program's arithmetic.
import random
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 100
PLACES = {"EUR": 2, "CHF": 2, "JPY": 0, "KWD": 3, "CLF": 4, "USD": 2}


def rounded(number, places):
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(chance, wholes, places):
    """A number as people write one, often just beside a half."""
    digits = chance.randint(0, places)
    text = str(chance.randint(0, 10 ** chance.randint(0, wholes) - 1 or 1))
    if digits:
        tail = "".join(chance.choice("0123456789") for _ in range(digits - 1))
        text += "." + tail + chance.choice("0555123456789")
    return text


def item(chance, rates):
    given = {"quantity": number(chance, 4, 6), "unit-price": number(chance, 6, 6)}
    if chance.random() < 0.3:
        given["discount"] = chance.choice(["5", "2.5", "33.3333", "100", "0.000001"])
    if chance.random() < 0.25:
        given["optional"] = "yes"
    if rates:
        given["tax"] = chance.choice(rates)
    return given


def shares(chance):
    left, result = 10 ** 8, []
    for _ in range(chance.randint(0, 4)):
        result.append(chance.randint(1, max(1, left // 2)))
        left -= result[-1]
    result.append(left)
    return [Decimal(share).scaleb(-6) for share in result]


def element(name, given, inside):
    attributes = "".join(' %s="%s"' % pair for pair in given.items())
    return "<%s%s>%s</%s>" % (name, attributes, inside, name)


def amount_of(given, places):
    return rounded(
        Decimal(given["quantity"]) * Decimal(given["unit-price"])
        * (100 - Decimal(given.get("discount", "0"))) / 100, places)


def sums_of(items, amounts, places, with_options):
    counted = [(given, amount) for given, amount in zip(items, amounts)
               if with_options or "optional" not in given]
    net = sum((amount for _, amount in counted), Decimal(0))
    taxes = []
    for rate in sorted({Decimal(i["tax"]) for i in items if "tax" in i}, reverse=True):
        base = sum((amount for given, amount in counted
                    if Decimal(given["tax"]) == rate), Decimal(0))
        taxes.append(rounded(base * rate / 100, places))
    return [net, *taxes, net + sum(taxes, Decimal(0))]


def payments_of(total, parts, places):
    left, result = total, []
    for share in parts[:-1]:
        result.append(min(left, rounded(total * share / 100, places)))
        left -= result[-1]
    return result + [left]


def table(chance):
    currency = chance.choice(list(PLACES))
    places = PLACES[currency]
    rates = chance.choice([[], ["19"], ["19", "7.0", "7"], ["8.1", "2.6", "0"],
                           ["20", "5.5", "2.1", "10"]])
    groups = [[item(chance, rates) for _ in range(chance.randint(1, 5))]
              for _ in range(chance.randint(1, 4))]
    parts = shares(chance) if chance.random() < 0.7 else []
    items = [one for group in groups for one in group]
    amounts = [amount_of(one, places) for one in items]
    offered = sums_of(items, amounts, places, False)
    inside = "".join(element("item", one, "It") for one in groups[0])
    for i, group in enumerate(groups[1:]):
        inside += element("group", {"name": "G%d" % i},
                          "".join(element("item", one, "It") for one in group))
    inside += "".join(element("payment", {"share": share}, "Then") for share in parts)
    price = element("price", {"currency": currency, "net": format(offered[0], "f"),
                              "total": format(offered[-1], "f")}, inside)
    result = amounts + offered + sums_of(items, amounts, places, True)
    if parts:
        result += payments_of(offered[-1], parts, places)
    return price, " ".join(format(rounded(one, places), "f") for one in result)


def main():
    chance = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[1])):
        price, amounts = table(chance)
        print('<profile guide="small" format="1"><proposal>%s</proposal></profile>' % price)
        print(amounts)


main()
