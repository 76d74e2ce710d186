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
</context>
<context>
    <name>breakeven::ui::PriceWindow</name>
    <message numerus="yes">
        <source>%n price(s)</source>
        <translation>
            <numerusform>%n price</numerusform>
            <numerusform>%n prices</numerusform>
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
