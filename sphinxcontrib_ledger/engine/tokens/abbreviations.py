"""Abbreviations that end no sentence, and whose point is a part of the word.

In: a word.
Out: whether it is an abbreviation before its point.
The words are facts of the sentence-break suppressions of Unicode CLDR 46
(https://cldr.unicode.org, package ``cldr-segments-full``), without those that are common words
too ("All.", "Is.", "Test."), without those that end a sentence as often as not ("etc.", "Inc."),
and with the references of papers ("Eq.", "Fig.", "et al."), which CLDR does not have.
All languages are looked up together, since an article does not say which its own is, and the
result must be the same on every machine: a break iterator of ICU need not be installed, and it
needs the language.
Initials and letters with a point, as in "z. B.", are told by ``sentences``.
"""

from __future__ import annotations

#: By language; each is written as it stands before its point.
BY_LANGUAGE = {
    # The references of papers, in any language.
    '': """
        al Alg App Ch Chap cf Cf Def Eq Eqn Eqns Eqs eq eqs Fig Figs figs Lem Nos
        Nr nr pp Prop Ref Refs Sec Secs Sect Tab Thm Vol Vols vol vols vs
    """,
    'en': """
        Adm approx Approx Apr Aug Capt Cmdr Col Dec Dept dept Dr Drs Feb Gen Gov Hon Jan Jul
        Jun Lt Maj Messrs Mr Mrs Ms Mt Mx Nov Oct Prof Rep Rev Sen Sep Sept Sgt St
    """,
    'de': """
        Abb Abs Abt Aufl Ausg bspw bzgl bzw ca Ca Dipl eigtl einschl entspr Erw evtl exkl Fr Frl
        geb gegr gest ggf ggfs Hr Hrn Hrsg inkl Jh Kap Mio Mrd Nr Okt Prof röm sog St Std Str Tel
        vgl Vgl zzgl
    """,
    'fr': 'av éd févr janv juil MM Mlle Mme réf vol',
    'es': """
        Avda dept dpto Dña Dra Excmo Exmo Lcdo Lic núm pág págs Rvdo Sr Sra Sres Srta Sta
        Sto Ud Uds
    """,
    'it': 'Avv Cfr dott Dott Geom Ing pag pagg sez Sig Sigg tav',
    'pt': 'Av Dra Drs Exma Exmo pág págs Profa Sra Srs',
    'nl': 'blz bijv dhr drs mevr',
    'ru': 'авг гл гр дек илл кв напр нояб окт проф рис руб сент см стр табл тел тыс ул февр янв',
}
ABBREVIATIONS = frozenset(word for words in BY_LANGUAGE.values() for word in words.split())
#: Words whose point, before a figure, is none of a sentence: p. 7, no. 5.
_BEFORE_FIGURES = 'art ch fig figs fol n no nos p par sec tab S'
BEFORE_FIGURES = frozenset(_BEFORE_FIGURES.split())
