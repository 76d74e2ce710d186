<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>incomplete: %n price(s) missing</source>
        <translation>
            <numerusform>incomplete: %n price missing</numerusform>
            <numerusform>incomplete: %n prices missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n without a price)</source>
        <translation>
            <numerusform>%1 (%n without a price)</numerusform>
            <numerusform>%1 (%n without a price)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) were left out, because two products of the list mean the same and cost differently; the first is %1 in %2.</source>
        <translation>
            <numerusform>%Ln price was left out, because two products of the list mean the same and cost differently: %1 in %2.</numerusform>
            <numerusform>%Ln prices were left out, because two products of the list mean the same and cost differently; the first is %1 in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ImportSummary</name>
    <message numerus="yes">
        <source>%Ln price(s) changed</source>
        <translation>
            <numerusform>%Ln price changed</numerusform>
            <numerusform>%Ln prices changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) would change</source>
        <translation>
            <numerusform>%Ln price would change</numerusform>
            <numerusform>%Ln prices would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; your project uses %n of them</source>
        <translation>
            <numerusform>; your project uses %n of them</numerusform>
            <numerusform>; your project uses %n of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::ui::PriceWindow</name>
    <message numerus="yes">
        <source>%Ln price(s)</source>
        <translation>
            <numerusform>%Ln price</numerusform>
            <numerusform>%Ln prices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) are older than a year, undated or unverified</source>
        <translation>
            <numerusform>%Ln price is older than a year, undated or unverified</numerusform>
            <numerusform>%Ln prices are older than a year, undated or unverified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; your project uses %n of them</source>
        <translation>
            <numerusform>; your project uses %n of them</numerusform>
            <numerusform>; your project uses %n of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::ui::SummaryPanel</name>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation>
            <numerusform>%n without a price</numerusform>
            <numerusform>%n without a price</numerusform>
        </translation>
    </message>
</context>
</TS>
