<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Canvas</name>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Fit All</source>
        <translation>适应全部(&amp;F)</translation>
    </message>
    <message>
        <source>Fit &amp;Selection</source>
        <translation>适应所选(&amp;S)</translation>
    </message>
    <message>
        <source>Align &amp;Left</source>
        <translation>左对齐(&amp;L)</translation>
    </message>
    <message>
        <source>Align &amp;Centres</source>
        <translation>水平居中对齐(&amp;C)</translation>
    </message>
    <message>
        <source>Align &amp;Right</source>
        <translation>右对齐(&amp;R)</translation>
    </message>
    <message>
        <source>Align &amp;Top</source>
        <translation>顶端对齐(&amp;T)</translation>
    </message>
    <message>
        <source>Align &amp;Middles</source>
        <translation>垂直居中对齐(&amp;M)</translation>
    </message>
    <message>
        <source>Align &amp;Bottom</source>
        <translation>底端对齐(&amp;B)</translation>
    </message>
    <message>
        <source>Distribute &amp;Horizontally</source>
        <translation>水平分布(&amp;H)</translation>
    </message>
    <message>
        <source>Distribute &amp;Vertically</source>
        <translation>垂直分布(&amp;V)</translation>
    </message>
    <message>
        <source>Lay &amp;Out Automatically</source>
        <translation>自动布局(&amp;O)</translation>
    </message>
    <message>
        <source>Unknown: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>on failure</source>
        <translation>失败时</translation>
    </message>
    <message>
        <source>A component cannot call itself</source>
        <translation>组件不能调用自己</translation>
    </message>
    <message>
        <source>%1 makes no calls</source>
        <translation>%1 不发出调用</translation>
    </message>
    <message>
        <source>%1 takes no calls</source>
        <translation>%1 不接受调用</translation>
    </message>
    <message>
        <source>%1 already calls %2</source>
        <translation>%1 已经调用 %2</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 个问题</translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>添加服务</translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation>连接到</translation>
    </message>
    <message>
        <source>on the canvas</source>
        <translation>画布上</translation>
    </message>
    <message>
        <source>Add a &amp;Service...</source>
        <translation>添加服务(&amp;S)...</translation>
    </message>
    <message>
        <source>Co&amp;nnect to...</source>
        <translation>连接到(&amp;N)...</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>编组(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>取消编组(&amp;U)</translation>
    </message>
    <message>
        <source>Add a N&amp;ote</source>
        <translation>添加便笺(&amp;O)</translation>
    </message>
    <message>
        <source>Loc&amp;k or Unlock</source>
        <translation>锁定或解锁(&amp;K)</translation>
    </message>
    <message>
        <source>Bring to &amp;Front</source>
        <translation>置于顶层(&amp;F)</translation>
    </message>
    <message>
        <source>Send to &amp;Back</source>
        <translation>置于底层(&amp;B)</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Locked: Ctrl+L unlocks it</source>
        <translation>已锁定：按 Ctrl+L 解锁</translation>
    </message>
    <message>
        <source>No Heat Map</source>
        <translation>无热力图</translation>
    </message>
    <message>
        <source>Monthly Cost</source>
        <translation>每月费用</translation>
    </message>
    <message>
        <source>Latency (p95)</source>
        <translation>延迟（p95）</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ 新增</translation>
    </message>
    <message>
        <source>− removed</source>
        <translation>− 移除</translation>
    </message>
    <message>
        <source>≠ changed</source>
        <translation>≠ 更改</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>便笺</translation>
    </message>
    <message>
        <source>No Colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板灰</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>编组</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>VPC</source>
        <translation>VPC</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>refuses calls</source>
        <translation>正在拒绝调用</translation>
    </message>
    <message>
        <source>cold start</source>
        <translation>冷启动</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 个等待</translation>
    </message>
    <message>
        <source>%1 at work</source>
        <translation>%1 个处理中</translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation>1 个实例</translation>
    </message>
    <message>
        <source>%1 instances</source>
        <translation>%1 个实例</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Align components</source>
        <translation>对齐组件</translation>
    </message>
    <message>
        <source>Distribute components</source>
        <translation>分布组件</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>插入 %1</translation>
    </message>
    <message>
        <source>Insert into connection</source>
        <translation>插入连接中</translation>
    </message>
    <message>
        <source>Remove alternative</source>
        <translation>移除方案</translation>
    </message>
    <message>
        <source>Change alternative</source>
        <translation>更改方案</translation>
    </message>
    <message>
        <source>Move component</source>
        <translation>移动组件</translation>
    </message>
    <message>
        <source>Move %1 components</source>
        <translation>移动 %1 个组件</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>重命名为 %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Change connection</source>
        <translation>更改连接</translation>
    </message>
    <message>
        <source>Delete connection</source>
        <translation>删除连接</translation>
    </message>
    <message>
        <source>Delete component</source>
        <translation>删除组件</translation>
    </message>
    <message>
        <source>Delete %1 components</source>
        <translation>删除 %1 个组件</translation>
    </message>
    <message>
        <source>Paste component</source>
        <translation>粘贴组件</translation>
    </message>
    <message>
        <source>Paste %1 components</source>
        <translation>粘贴 %1 个组件</translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation>重命名项目</translation>
    </message>
    <message>
        <source>Change workload</source>
        <translation>更改工作负载</translation>
    </message>
    <message>
        <source>Change assumptions</source>
        <translation>更改假设</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>删除便笺</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>移到 %1</translation>
    </message>
    <message>
        <source>Use the alternative&apos;s region</source>
        <translation>使用方案的区域</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Like the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>%1 ×10¹²</source>
        <translation>%1 万亿</translation>
    </message>
    <message>
        <source>%1 ×10⁸</source>
        <translation>%1 亿</translation>
    </message>
    <message>
        <source>%1 ×10⁴</source>
        <translation>%1 万</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source> %1 min</source>
        <translation> %1 分</translation>
    </message>
    <message>
        <source> %1 s</source>
        <translation> %1 秒</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>无上限</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Entry and APIs</source>
        <translation>入口与 API</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Events and messages</source>
        <translation>事件与消息</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>Observability</source>
        <translation>可观测性</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>PriceStore</name>
    <message>
        <source>set in the price book</source>
        <translation>在价格簿中设置</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Discount and tax</source>
        <translation>折扣与税</translation>
    </message>
    <message>
        <source>Tax, %1</source>
        <translation>税，%1</translation>
    </message>
    <message>
        <source>Discount, %1</source>
        <translation>折扣，%1</translation>
    </message>
    <message>
        <source>Discount of %1, %2</source>
        <translation>%1 的折扣，%2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>以 %1 计</translation>
    </message>
    <message>
        <source>your assumption</source>
        <translation>您的假设</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Range: %1 %2</source>
        <translation>范围：%1 %2</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>An assumption of ours</source>
        <translation>我们的假设</translation>
    </message>
    <message>
        <source>From %1 (%2)</source>
        <translation>来自 %1（%2）</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>%1 tiers from %2</source>
        <translation>%1 个阶梯，从 %2 起</translation>
    </message>
    <message>
        <source>published, %1</source>
        <translation>已公布，%1</translation>
    </message>
    <message>
        <source>derived, %1</source>
        <translation>推算，%1</translation>
    </message>
    <message>
        <source>unverified, %1</source>
        <translation>未核实，%1</translation>
    </message>
    <message>
        <source>your price, %1</source>
        <translation>自定价格，%1</translation>
    </message>
    <message>
        <source>less %1 free (%2)</source>
        <translation>减去免费 %1（%2）</translation>
    </message>
    <message>
        <source>price of %1</source>
        <translation>%1 的价格</translation>
    </message>
    <message>
        <source>%1 is %2 of the cost of %3</source>
        <translation>%1占 %3 费用的 %2</translation>
    </message>
    <message>
        <source>Nothing is charged at this load</source>
        <translation>此负载下不产生费用</translation>
    </message>
    <message>
        <source>%1 answers 99 % of requests within %2</source>
        <translation>%1 在 %2 内应答 99 % 的请求</translation>
    </message>
    <message>
        <source>, %1 within %2</source>
        <translation>，%1 在 %2 内</translation>
    </message>
    <message>
        <source>%1 can serve no more than %2 requests a month</source>
        <translation>%1 每月最多承受 %2 次请求</translation>
    </message>
    <message>
        <source>%1 cannot serve even a thousandth of the present load</source>
        <translation>%1 连当前负载的千分之一都承受不了</translation>
    </message>
    <message>
        <source>Add a second alternative to see where the two cost the same</source>
        <translation>添加第二个方案，即可看到两者费用相同之处</translation>
    </message>
    <message>
        <source>%1 is cheaper at every load that both can serve, from a thousandth to a thousand times the present</source>
        <translation>从当前负载的千分之一到一千倍，在两者都能承受的所有负载下，%1 都更便宜</translation>
    </message>
    <message>
        <source>%1 is cheaper above %2 requests a month</source>
        <translation>每月请求数高于 %2 时，%1 更便宜</translation>
    </message>
    <message>
        <source>, up to %1</source>
        <translation>，直到 %1</translation>
    </message>
    <message>
        <source>/mo</source>
        <translation>/月</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>Breakeven projects (*.breakeven);;All files (*)</source>
        <translation>Breakeven 项目 (*.breakeven);;所有文件 (*)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Alternative 1</source>
        <translation>方案 1</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1 to %2 × %3</source>
        <translation>%1 至 %2 × %3</translation>
    </message>
    <message>
        <source>any number of %1</source>
        <translation>任意数量的 %1</translation>
    </message>
    <message>
        <source>above %1 × %2</source>
        <translation>超出 %1 × %2</translation>
    </message>
    <message>
        <source>%1: came with the program, %2</source>
        <translation>%1：随程序提供，%2</translation>
    </message>
    <message>
        <source>%1: import %2 of %3 (%4), %5</source>
        <translation>%1：导入 %2，来自 %3（%4），%5</translation>
    </message>
    <message>
        <source>%1: your own, set %2</source>
        <translation>%1：自定价格，设于 %2</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, %2 tiers</source>
        <translation>%1，%2 个阶梯</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cold starts</source>
        <translation>冷启动</translation>
    </message>
    <message>
        <source>Capacity at work</source>
        <translation>工作中的容量</translation>
    </message>
    <message>
        <source>Idle capacity</source>
        <translation>空闲容量</translation>
    </message>
    <message>
        <source>Fixed charges</source>
        <translation>固定费用</translation>
    </message>
    <message>
        <source>Data transfer</source>
        <translation>数据传输</translation>
    </message>
    <message>
        <source>exactly $%1, shown to the cent</source>
        <translation>精确值 $%1，显示到美分</translation>
    </message>
    <message>
        <source>Not tied to a component</source>
        <translation>不属于任何组件</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Without a price</source>
        <translation>没有价格</translation>
    </message>
    <message>
        <source>no price for %1</source>
        <translation>%1 没有价格</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未计入</translation>
    </message>
    <message numerus="yes">
        <source>incomplete: %n price(s) missing</source>
        <translation>
            <numerusform>不完整：缺 %n 个价格</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 costs what %2 costs</source>
        <translation>%1 与 %2 费用相同</translation>
    </message>
    <message>
        <source>%1 costs what %2 costs; greatest step: %3</source>
        <translation>%1 与 %2 费用相同；最大一步：%3</translation>
    </message>
    <message>
        <source>%1 costs %2 a month more than %3; greatest step: %4</source>
        <translation>%1 每月比 %3 多 %2；最大一步：%4</translation>
    </message>
    <message>
        <source>%1 costs %2 a month less than %3; greatest step: %4</source>
        <translation>%1 每月比 %3 少 %2；最大一步：%4</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>新增 %1</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>%1: another price</source>
        <translation>%1：价格不同</translation>
    </message>
    <message>
        <source>%1 smaller steps</source>
        <translation>%1 个较小步骤</translation>
    </message>
    <message>
        <source>%1 %2, %3 h, × %4</source>
        <translation>%1 %2，%3 小时，× %4</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>读作：%1</translation>
    </message>
    <message>
        <source>%1 requests in %2 minutes, %3 a second on average</source>
        <translation>%2 分钟内 %1 次请求，平均每秒 %3 次</translation>
    </message>
    <message>
        <source>%1 busy</source>
        <translation>繁忙 %1</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>错误 %1</translation>
    </message>
    <message>
        <source>%1 times slower</source>
        <translation>慢 %1 倍</translation>
    </message>
    <message>
        <source>As it happens</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>%1 times faster</source>
        <translation>快 %1 倍</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n without a price)</source>
        <translation>
            <numerusform>%1（%n 项没有价格）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a month, at %2 for a dollar (%3)</source>
        <translation>每月 %1，按 1 美元兑 %2（%3）</translation>
    </message>
    <message>
        <source>%1 % off</source>
        <translation>优惠 %1 %</translation>
    </message>
    <message>
        <source>%2 %1 % off</source>
        <translation>%2 优惠 %1 %</translation>
    </message>
    <message>
        <source>%1 % tax</source>
        <translation>税 %1 %</translation>
    </message>
    <message>
        <source>%1 costs the same in every hour</source>
        <translation>%1 每小时的成本相同</translation>
    </message>
    <message>
        <source>%1 costs most in the hour from %2: %3, against %4 in the cheapest</source>
        <translation>%1 在 %2 起的一小时成本最高：%3，最便宜的一小时为 %4</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>Transfer to %1</source>
        <translation>传输到 %1</translation>
    </message>
    <message>
        <source>%1, requests to %2</source>
        <translation>%1，发往 %2 的请求</translation>
    </message>
    <message>
        <source>%1, answers to %2</source>
        <translation>%1，发往 %2 的响应</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>other unit</source>
        <translation>单位不同</translation>
    </message>
    <message>
        <source>free before or now</source>
        <translation>此前或现在免费</translation>
    </message>
    <message>
        <source>other tiers</source>
        <translation>阶梯不同</translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) were left out, because two products of the list mean the same and cost differently; the first is %1 in %2.</source>
        <translation>
            <numerusform>略去了 %Ln 个价格，因为清单中有两个产品含义相同而价格不同；第一个是 %1（%2）。</numerusform>
        </translation>
    </message>
    <message>
        <source>The vendor&apos;s list goes on after %1; import its further pages too.</source>
        <translation>供应商的清单在 %1 之后还有；请把其余各页也导入。</translation>
    </message>
    <message>
        <source>%1 %2 of %3, %4 prices</source>
        <translation>%1 %2，%3，%4 个价格</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::AlternativesBar</name>
    <message>
        <source>Add an alternative</source>
        <translation>添加方案</translation>
    </message>
    <message>
        <source>Empty alternative</source>
        <translation>空方案</translation>
    </message>
    <message>
        <source>Copy of this alternative</source>
        <translation>复制此方案</translation>
    </message>
    <message>
        <source>/mo</source>
        <translation>/月</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>err</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop the simulation and keep the previous results (Shift+F5)</source>
        <translation>停止仿真并保留之前的结果（Shift+F5）</translation>
    </message>
    <message>
        <source>Simulate the load on every alternative (F5)</source>
        <translation>在每个方案上仿真负载（F5）</translation>
    </message>
    <message>
        <source>Double-click to rename</source>
        <translation>双击重命名</translation>
    </message>
    <message>
        <source>Alternative %1</source>
        <translation>方案 %1</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1，副本</translation>
    </message>
    <message>
        <source> /mo</source>
        <translation> /月</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>The simulation is older than the last edit</source>
        <translation>仿真早于最后一次编辑</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ArchitectureView</name>
    <message>
        <source>Architecture canvas</source>
        <translation>架构画布</translation>
    </message>
    <message>
        <source>Lay out automatically</source>
        <translation>自动布局</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>排列(&amp;A)</translation>
    </message>
    <message>
        <source>The clipboard holds no components. Copy some on a canvas first (Ctrl+C).</source>
        <translation>剪贴板中没有组件。请先在画布上复制（Ctrl+C）。</translation>
    </message>
    <message>
        <source>What is locked stays. Ctrl+L unlocks what is selected.</source>
        <translation>锁定的内容保持不动。按 Ctrl+L 解锁所选内容。</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Frame Is A</source>
        <translation>边框类型(&amp;F)</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::BillTree</name>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Price known from</source>
        <translation>价格来源</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::BillView</name>
    <message>
        <source>Nothing is charged for it.</source>
        <translation>它不产生费用。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>The nearest region that has this price; only this component moves</source>
        <translation>有此价格的最近区域；只移动此组件</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::BreakEvenChart</name>
    <message>
        <source>dashed: more than it can serve</source>
        <translation>虚线：超出其承受能力</translation>
    </message>
    <message>
        <source>Requests a month</source>
        <translation>每月请求数</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>每月费用</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source> (beyond what it can serve)</source>
        <translation>（超出其承受能力）</translation>
    </message>
    <message>
        <source>%1 requests a month</source>
        <translation>每月 %1 次请求</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ChangesEditor</name>
    <message>
        <source>Spikes and ramps</source>
        <translation>尖峰与渐变</translation>
    </message>
    <message>
        <source>Add a spike or ramp</source>
        <translation>添加尖峰或渐变</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Hour of the day; 12.5 is half past twelve</source>
        <translation>一天中的小时；12.5 即十二点半</translation>
    </message>
    <message>
        <source>For</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>With the ramps at both ends</source>
        <translation>含两端的渐变</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>How long it takes to reach the factor, and to come back</source>
        <translation>达到该倍数以及恢复所需的时间</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>The rate is multiplied by it; below 1 is a dip</source>
        <translation>速率乘以它；小于 1 为下降</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::Chooser</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::CompareView</name>
    <message>
        <source>Back to one</source>
        <translation>恢复单个</translation>
    </message>
    <message>
        <source>Alternative on the left</source>
        <translation>左侧方案</translation>
    </message>
    <message>
        <source>Alternative on the right</source>
        <translation>右侧方案</translation>
    </message>
    <message>
        <source>They are alike.</source>
        <translation>两者相同。</translation>
    </message>
    <message>
        <source>Components: %1 added, %2 removed, %3 changed</source>
        <translation>组件：新增 %1，移除 %2，更改 %3</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ComponentPage</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>This version does not know the kind &quot;%1&quot;. The component is kept as it is in the file, takes no time and costs nothing.</source>
        <translation>此版本不认识类型“%1”。组件按文件中的原样保留，不耗时也不产生费用。</translation>
    </message>
    <message>
        <source>Parameters in the file</source>
        <translation>文件中的参数</translation>
    </message>
    <message>
        <source> /mo</source>
        <translation> /月</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Peak use</source>
        <translation>峰值使用率</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>冷启动</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Own work</source>
        <translation>自身工作</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>冷启动</translation>
    </message>
    <message>
        <source>Help: parameters, limits, prices and their sources</source>
        <translation>帮助：参数、限制、价格及其来源</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ConnectionPage</name>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Shown on the line</source>
        <translation>显示在连线上</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Waits for the answer</source>
        <translation>等待应答</translation>
    </message>
    <message>
        <source>Does not wait</source>
        <translation>不等待</translation>
    </message>
    <message>
        <source>A caller that waits is occupied, and billed, until the answer is there.</source>
        <translation>等待的调用者在应答到来之前一直被占用并计费。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时机</translation>
    </message>
    <message>
        <source>With every request</source>
        <translation>每个请求</translation>
    </message>
    <message>
        <source>For what failed for good</source>
        <translation>最终失败的内容</translation>
    </message>
    <message>
        <source>&quot;For what failed for good&quot; is a dead letter: used after the last attempt failed.</source>
        <translation>“最终失败的内容”即死信：在最后一次尝试失败后使用。</translation>
    </message>
    <message>
        <source>Calls per request</source>
        <translation>每请求调用数</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>次</translation>
    </message>
    <message>
        <source>A fraction is a probability: 2.3 is two calls, and a third in 30 % of requests.</source>
        <translation>小数是概率：2.3 表示两次调用，并在 30 % 的请求中有第三次。</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>同时进行</translation>
    </message>
    <message>
        <source>Of the calls of one request at most so many at the same time, as in a map with a limit; the next is made when one is answered, and none after one failed. 0 = all at once.</source>
        <translation>一个请求的调用中最多同时进行这么多，如同有上限的映射；一个得到应答后才进行下一个，一个失败后不再进行。0 = 全部同时进行。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Calls of the same step run in parallel; the next step starts when all have answered.</source>
        <translation>同一步骤的调用并行执行；全部应答后才开始下一步。</translation>
    </message>
    <message>
        <source>Either/or group</source>
        <translation>二选一组</translation>
    </message>
    <message>
        <source>Connections of one step with the same group are alternatives: one or none is taken.</source>
        <translation>同一步骤中同组的连接互斥：取其中一个或都不取。</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What is asked of %1</source>
        <translation>向 %1 请求什么</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>KB</source>
        <translation>KB</translation>
    </message>
    <message>
        <source>Mean size of a call, 1 KB = 1,024 bytes</source>
        <translation>调用的平均大小，1 KB = 1,024 字节</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>离散程度</translation>
    </message>
    <message>
        <source>How much both sizes vary: standard deviation / mean. Services that bill started units charge more for sizes that vary; 0 = all are alike</source>
        <translation>两种大小的变化程度：标准差 / 均值。按已开始的单位计费的服务，对变化的大小收费更多；0 = 全部相同</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Mean size of an answer</source>
        <translation>应答的平均大小</translation>
    </message>
    <message>
        <source>Cacheable</source>
        <translation>可缓存</translation>
    </message>
    <message>
        <source>Not called when the cache has the answer</source>
        <translation>缓存有应答时不调用</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>The caller gives up after this; 0 = it waits for ever</source>
        <translation>调用者在此时间后放弃；0 = 永远等待</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Further attempts after a failure</source>
        <translation>失败后再尝试的次数</translation>
    </message>
    <message>
        <source>First backoff</source>
        <translation>首次退避</translation>
    </message>
    <message>
        <source>Mean wait before the first retry; doubles each time, with full jitter</source>
        <translation>首次重试前的平均等待；每次翻倍，带完全抖动</translation>
    </message>
    <message>
        <source>No traffic known yet</source>
        <translation>尚无已知流量</translation>
    </message>
    <message>
        <source>%1 calls a second on average</source>
        <translation>平均每秒 %1 次调用</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::CostChart</name>
    <message>
        <source> /mo</source>
        <translation> /月</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::CostPanel</name>
    <message>
        <source>No bill yet</source>
        <translation>尚无账单</translation>
    </message>
    <message>
        <source>Bill of %1</source>
        <translation>%1 的账单</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>每月 %1</translation>
    </message>
    <message>
        <source>%1 a month, incomplete</source>
        <translation>每月 %1，不完整</translation>
    </message>
    <message>
        <source>What the bill is grouped by</source>
        <translation>账单的分组方式</translation>
    </message>
    <message>
        <source>By component</source>
        <translation>按组件</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>按提供商</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>按原因</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>%1 per 1,000 requests</source>
        <translation>每 1,000 次请求 %1</translation>
    </message>
    <message>
        <source>%1 per 1,000 users</source>
        <translation>每 1,000 个用户 %1</translation>
    </message>
    <message>
        <source>first year %1</source>
        <translation>第一年 %1</translation>
    </message>
    <message>
        <source>Show Its Price</source>
        <translation>显示其价格</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Expand All</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse All</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Discount, tax, currency</source>
        <translation>折扣、税、货币</translation>
    </message>
    <message>
        <source>What is paid beside the list prices</source>
        <translation>标价之外要付的</translation>
    </message>
    <message>
        <source>%1 at list prices</source>
        <translation>按标价 %1</translation>
    </message>
    <message>
        <source>Use %1 for This Component</source>
        <translation>此组件改用 %1</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::DensityView</name>
    <message>
        <source>%1: always %2</source>
        <translation>%1：始终为 %2</translation>
    </message>
    <message>
        <source>%1: mean %2</source>
        <translation>%1：均值 %2</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::EmptyHint</name>
    <message>
        <source>The canvas is empty. Drag a service here from the palette.</source>
        <translation>画布是空的。请从服务面板拖入一个服务。</translation>
    </message>
    <message>
        <source>Drag a service from the palette to this place</source>
        <translation>从服务面板把服务拖到这里</translation>
    </message>
    <message>
        <source>Double-click here and type what you want: lambda, sqs, ...</source>
        <translation>双击这里并输入想要的服务：lambda、sqs ...</translation>
    </message>
    <message>
        <source>Open a project or an example with Ctrl+O</source>
        <translation>用 Ctrl+O 打开项目或示例</translation>
    </message>
    <message>
        <source>Draw an architecture</source>
        <translation>画出架构</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::FileSession</name>
    <message>
        <source>Open Project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to &quot;%1&quot; before leaving it?</source>
        <translation>离开之前保存对“%1”的更改吗？</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>不保存则更改会丢失。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::Gallery</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>Open %1, %2</source>
        <translation>打开 %1，%2</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::HeatLegend</name>
    <message>
        <source>Heat map of %1, up to %2</source>
        <translation>%1的热力图，最高 %2</translation>
    </message>
    <message>
        <source>Thicker lines carry more calls</source>
        <translation>线条越粗，调用越多</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::LatencyChart</name>
    <message>
        <source>Response time</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>Requests answered</source>
        <translation>已应答的请求</translation>
    </message>
    <message>
        <source> (before the last edits)</source>
        <translation>（最后编辑之前）</translation>
    </message>
    <message>
        <source>Within %1</source>
        <translation>%1 以内</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ListDownload</name>
    <message>
        <source>the download was stopped</source>
        <translation>下载已停止</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>%1 of %2 bytes came</source>
        <translation>收到 %1 / %2 字节</translation>
    </message>
    <message>
        <source>the checksum is not the one the server states</source>
        <translation>校验和与服务器声明的不符</translation>
    </message>
    <message>
        <source>the file cannot be renamed</source>
        <translation>无法重命名文件</translation>
    </message>
    <message>
        <source>the server sends other parts than those asked for</source>
        <translation>服务器发送的不是所请求的部分</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::MainWindow</name>
    <message>
        <source>Alternatives</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>更改历史</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>打开时的状态</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Find a component</source>
        <translation>查找组件</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>No bill uses %1</source>
        <translation>没有账单使用 %1</translation>
    </message>
    <message>
        <source>Only projects (files that end in .breakeven) can be dropped here.</source>
        <translation>这里只能拖入项目（以 .breakeven 结尾的文件）。</translation>
    </message>
    <message>
        <source>There is one alternative only. Add another to compare it with (Edit &gt; Copy This Alternative).</source>
        <translation>只有一个方案。请再添加一个以便比较（编辑 &gt; 复制此方案）。</translation>
    </message>
    <message>
        <source>Another window could not be started. Start Breakeven once more instead.</source>
        <translation>无法启动另一个窗口。</translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <translation>修复：%1</translation>
    </message>
    <message>
        <source>There is nothing to copy: the canvas is empty.</source>
        <translation>没有可复制的内容：画布是空的。</translation>
    </message>
    <message>
        <source>The drawing is on the clipboard as a picture.</source>
        <translation>图已作为图片放入剪贴板。</translation>
    </message>
    <message>
        <source>Serverless, or servers?</source>
        <translation>无服务器，还是服务器？</translation>
    </message>
    <message>
        <source>Draw a system once, and see what it costs a month and how fast it answers in each of the ways to build it. This takes two minutes; the arrow keys move on, Escape ends it.</source>
        <translation>系统只画一次，就能看到每种构建方式每月的费用和响应速度。导览需要两分钟；按方向键前进，按 Esc 结束。</translation>
    </message>
    <message>
        <source>Each tab is one way to serve the same load. The verdict beside them says which is cheaper, and from which load on the other one is.</source>
        <translation>每个标签页是承载同一负载的一种方式。旁边的结论说明哪种更便宜，以及从多大负载起另一种更便宜。</translation>
    </message>
    <message>
        <source>Drag a service onto the canvas, or double-click there and type its name. Drag from the edge of a card to another to say who calls whom.</source>
        <translation>把服务拖到画布上，或在画布上双击并输入名称。从一张卡片的边缘拖到另一张，表示谁调用谁。</translation>
    </message>
    <message>
        <source>The canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Cards show what each part costs and how busy it is; thicker lines carry more calls. Ctrl+H colours the cards by cost, latency, load or errors.</source>
        <translation>卡片显示每个部分的费用和繁忙程度；线越粗，调用越多。Ctrl+H 按费用、延迟、负载或错误给卡片着色。</translation>
    </message>
    <message>
        <source>Everything about the selected part, with its source and date. Below each value stands the formula of the bill that it moves.</source>
        <translation>所选部分的全部内容，附来源和日期。每个值的下方是它影响的账单公式。</translation>
    </message>
    <message>
        <source>How many requests come, by hour and day: steady, in bursts, growing, or from a recorded trace.</source>
        <translation>请求有多少，按小时和日期：平稳、突发、增长，或来自录制的轨迹。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>The bill, line by line. Open a line to see the calls, retries and idle hours that made it; each price leads to where it comes from.</source>
        <translation>逐行的账单。展开一行可看到构成它的调用、重试和空闲时间；每个价格都能追溯到来源。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The estimate follows every edit. Run (F5) simulates the load, request by request, and says how sure the figures are.</source>
        <translation>每次编辑后估算都会更新。运行（F5）逐个请求地模拟负载，并说明数字的可信程度。</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Watch requests flow, queues fill and instances start cold, at any speed.</source>
        <translation>以任意速度观看请求流动、队列堆积和实例冷启动。</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>导览结束</translation>
    </message>
    <message>
        <source>Ctrl+K finds every command, and Help &gt; Keyboard Shortcuts lists the keys. Begin with an example from the start page, or with an empty canvas.</source>
        <translation>Ctrl+K 可找到所有命令，“帮助 &gt; 键盘快捷键”列出按键。可以从起始页的示例开始，也可以从空画布开始。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::Minimap</name>
    <message>
        <source>Overview of the architecture</source>
        <translation>架构概览</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::NameEditor</name>
    <message>
        <source>Component name</source>
        <translation>组件名称</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>便笺</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::NumberEdit</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>Enter %1%2</source>
        <translation>请输入%1%2</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>，%1</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::OutlinePanel</name>
    <message>
        <source>Nothing drawn yet</source>
        <translation>尚未画图</translation>
    </message>
    <message>
        <source>Components appear here in the order of the drawing.</source>
        <translation>组件按图中的顺序显示在这里。</translation>
    </message>
    <message>
        <source>Outline of the architecture</source>
        <translation>架构大纲</translation>
    </message>
    <message>
        <source>sends to %1</source>
        <translation>发送到 %1</translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>%1 %2, 1 component</source>
        <translation>%1 %2，1 个组件</translation>
    </message>
    <message>
        <source>%1 %2, %3 components</source>
        <translation>%1 %2，%3 个组件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>便笺</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>便笺：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::PalettePanel</name>
    <message>
        <source>Search services</source>
        <translation>搜索服务</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>No service matches &quot;%1&quot;.</source>
        <translation>没有与“%1”匹配的服务。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ParameterForm</name>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Changed; back to the default of the catalog</source>
        <translation>已更改；恢复目录中的默认值</translation>
    </message>
    <message>
        <source>The only one</source>
        <translation>唯一的来源</translation>
    </message>
    <message>
        <source>Change %1 of %2 components</source>
        <translation>更改 %2 个组件的%1</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::PriceDetails</name>
    <message>
        <source>Choose a price to see its tiers, where it was read and what it was before.</source>
        <translation>选择一个价格，即可看到其阶梯、来源和以前的值。</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>Bill lines that use it</source>
        <translation>使用它的账单行</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Your own price</source>
        <translation>自定价格</translation>
    </message>
    <message>
        <source>There is no place to keep it.</source>
        <translation>没有保存它的位置。</translation>
    </message>
    <message>
        <source>Your price in USD for one %1</source>
        <translation>每 %1 的自定价格（美元）</translation>
    </message>
    <message>
        <source>USD for one %1</source>
        <translation>美元 / %1</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Back to the list&apos;s price</source>
        <translation>恢复列表价格</translation>
    </message>
    <message>
        <source>A price below nothing is not one.</source>
        <translation>价格不能为负。</translation>
    </message>
    <message>
        <source>Update from Vendor...</source>
        <translation>从供应商更新...</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::PriceTable</name>
    <message>
        <source>undated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计量项</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Price, USD</source>
        <translation>价格（美元）</translation>
    </message>
    <message>
        <source>For one</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Known at</source>
        <translation>已知日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::PriceWindow</name>
    <message>
        <source>Price Book</source>
        <translation>价格簿</translation>
    </message>
    <message>
        <source>Search prices</source>
        <translation>搜索价格</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时效</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Export CSV...</source>
        <translation>导出 CSV...</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>所有提供商</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>任意时效</translation>
    </message>
    <message>
        <source>Older than a year</source>
        <translation>超过一年</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>The list&apos;s</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>所有服务</translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s)</source>
        <translation>
            <numerusform>%Ln 个价格</numerusform>
        </translation>
    </message>
    <message>
        <source>Export Prices</source>
        <translation>导出价格</translation>
    </message>
    <message>
        <source>prices.csv</source>
        <translation>prices.csv</translation>
    </message>
    <message>
        <source>Price tables (*.csv)</source>
        <translation>价格表 (*.csv)</translation>
    </message>
    <message>
        <source>Import List...</source>
        <translation>导入清单...</translation>
    </message>
    <message>
        <source>Update from Vendor...</source>
        <translation>从供应商更新...</translation>
    </message>
    <message>
        <source>Imports...</source>
        <translation>导入记录...</translation>
    </message>
    <message>
        <source>Not fresh</source>
        <translation>不够新</translation>
    </message>
    <message>
        <source>Not fresh, in my project</source>
        <translation>不够新且我的项目用到</translation>
    </message>
    <message>
        <source>Show Them</source>
        <translation>显示这些</translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) are older than a year, undated or unverified</source>
        <translation>
            <numerusform>%Ln 个价格已超过一年、没有日期或未经核实</numerusform>
        </translation>
    </message>
    <message>
        <source>; your project uses none of them</source>
        <translation>；您的项目均未用到</translation>
    </message>
    <message numerus="yes">
        <source>; your project uses %n of them</source>
        <translation>
            <numerusform>；您的项目用到其中 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>All prices are dated, verified and of the last year</source>
        <translation>所有价格都有日期、经过核实且在一年之内</translation>
    </message>
    <message>
        <source>Update %1...</source>
        <translation>更新 %1...</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ProblemsPanel</name>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>The drawing is complete: everything that gets traffic can serve it and be priced.</source>
        <translation>图已完整：所有收到流量的组件都能处理并计价。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source> › connection</source>
        <translation> › 连接</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Nothing to check yet</source>
        <translation>还没有可检查的内容</translation>
    </message>
    <message>
        <source>Once there is a drawing, what is missing or wrong in it is listed here, with a fix in one click where there is one.</source>
        <translation>画出架构后，其中缺少或有误之处会列在这里，能一键修正的会附上修正按钮。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ProjectPage</name>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Where its components run and are priced</source>
        <translation>组件运行和计价的地点</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Hours a month</source>
        <translation>每月小时数</translation>
    </message>
    <message>
        <source>720 (30 days)</source>
        <translation>720（30 天）</translation>
    </message>
    <message>
        <source>730 (average)</source>
        <translation>730（平均）</translation>
    </message>
    <message>
        <source>744 (31 days)</source>
        <translation>744（31 天）</translation>
    </message>
    <message>
        <source>What providers bill by the hour, and how long the load runs</source>
        <translation>提供商按小时计费的量，以及负载运行的时长</translation>
    </message>
    <message>
        <source>Free tier</source>
        <translation>免费层</translation>
    </message>
    <message>
        <source>Always-free monthly allowances apply</source>
        <translation>适用每月永久免费额度</translation>
    </message>
    <message>
        <source>%1 components, %2 connections.</source>
        <translation>%1 个组件，%2 条连接。</translation>
    </message>
    <message>
        <source> %1 requests a month.</source>
        <translation>每月 %1 次请求。</translation>
    </message>
    <message>
        <source>
Select a component or a connection to edit it.</source>
        <translation>
选择组件或连接即可编辑。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ReportExport</name>
    <message>
        <source>Export Report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Reports (*.html *.md *.txt *.json *.csv);;All files (*)</source>
        <translation>报告 (*.html *.md *.txt *.json *.csv);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ResultsPanel</name>
    <message>
        <source>No simulation yet</source>
        <translation>尚未仿真</translation>
    </message>
    <message>
        <source>Press Run (F5) to simulate the load. The distribution of response times appears here, one curve per alternative.</source>
        <translation>按“运行”（F5）仿真负载。响应时间的分布显示在这里，每个方案一条曲线。</translation>
    </message>
    <message>
        <source>No break-even yet</source>
        <translation>尚无盈亏平衡点</translation>
    </message>
    <message>
        <source>It needs at least one alternative with traffic and no errors under Problems.</source>
        <translation>至少需要一个有流量且“问题”中没有错误的方案。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Break-even</source>
        <translation>盈亏平衡</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::SelectionPage</name>
    <message>
        <source>%1 components, %2 connections selected</source>
        <translation>已选择 %1 个组件、%2 条连接</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source> /mo together</source>
        <translation> /月 合计</translation>
    </message>
    <message>
        <source>An edit changes every selected %1.</source>
        <translation>编辑会更改所选的每个 %1。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ShortcutsDialog</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Press the new keys for &quot;%1&quot;.</source>
        <translation>请按下“%1”的新按键。</translation>
    </message>
    <message>
        <source>%1 already means &quot;%2&quot;. Give that other keys first.</source>
        <translation>%1 已用于“%2”。请先为它设置其他按键。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no keys now.</source>
        <translation>“%1”现在没有按键。</translation>
    </message>
    <message>
        <source>%1 now means &quot;%2&quot;.</source>
        <translation>%1 现在用于“%2”。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::SparkLines</name>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::StartPage</name>
    <message>
        <source>Begin with an example</source>
        <translation>从示例开始</translation>
    </message>
    <message>
        <source>Continue where you were</source>
        <translation>继续上次的工作</translation>
    </message>
    <message>
        <source>Serverless, or servers?</source>
        <translation>Serverless，还是服务器？</translation>
    </message>
    <message>
        <source>Draw the architecture, give it a load, and see what it costs a month and how fast it answers, beside the other way to build it.</source>
        <translation>画出架构，给它负载，即可看到每月费用和应答速度，并与另一种构建方式并排比较。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Open %1, %2</source>
        <translation>打开 %1，%2</translation>
    </message>
    <message>
        <source>The projects you open appear here.</source>
        <translation>打开过的项目显示在这里。</translation>
    </message>
    <message>
        <source>Unsaved work of a window that ended unasked</source>
        <translation>意外结束的窗口中未保存的工作</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>从未保存</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Take the tour (two minutes)</source>
        <translation>观看导览（两分钟）</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::SummaryPanel</name>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的内容</translation>
    </message>
    <message>
        <source>Draw an architecture and connect traffic to it: what it costs and how fast it answers appears here at once.</source>
        <translation>画出架构并把流量连接到它：费用和应答速度会立即显示在这里。</translation>
    </message>
    <message>
        <source>These are estimates from formulas. Press Run (F5) to simulate the load and see queues, cold starts and intervals.</source>
        <translation>这些是公式估算。按“运行”（F5）仿真负载，即可看到排队、冷启动和置信区间。</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>estimate; the simulation is older than the last edit</source>
        <translation>估算；仿真早于最后一次编辑</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>Calculating</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>/mo</source>
        <translation>/月</translation>
    </message>
    <message>
        <source> /mo</source>
        <translation> /月</translation>
    </message>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation>
            <numerusform>%n 项没有价格</numerusform>
        </translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Cold starts</source>
        <translation>冷启动</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::TraceDialog</name>
    <message>
        <source>No file yet</source>
        <translation>尚无文件</translation>
    </message>
    <message>
        <source>Take the trace&apos;s rate too, not only its shape</source>
        <translation>除形状外，也采用轨迹的速率</translation>
    </message>
    <message>
        <source>Open a Trace</source>
        <translation>打开轨迹</translation>
    </message>
    <message>
        <source>Choose a File...</source>
        <translation>选择文件...</translation>
    </message>
    <message>
        <source>Only this function, by its hash; empty = all together</source>
        <translation>仅此函数（按其哈希）；空 = 全部合计</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Use It</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Timestamps, counts per minute, or the Azure Functions traces of 2019 and 2021; the first line names the columns.</source>
        <translation>时间戳、每分钟计数，或 2019 和 2021 年的 Azure Functions 轨迹；第一行为列名。</translation>
    </message>
    <message>
        <source>Traces (*.csv *.txt *.log);;All files (*)</source>
        <translation>轨迹 (*.csv *.txt *.log);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>正在读取...</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::WeekPreview</name>
    <message>
        <source>Rate over time, at most %1 a second</source>
        <translation>随时间变化的速率，最多每秒 %1 次</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>最多 </translation>
    </message>
    <message>
        <source>%1%2 requests a month, at a steady %3 a second</source>
        <translation>每月%1 %2 次请求，稳定在每秒 %3 次</translation>
    </message>
    <message>
        <source>%1%2 requests a month; peak %3 a second on %4 at %5</source>
        <translation>每月%1 %2 次请求；峰值每秒 %3 次，在%4 %5</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 次</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>打开(&amp;O)...</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;Example</source>
        <translation>打开示例(&amp;E)</translation>
    </message>
    <message>
        <source>S&amp;tart Page</source>
        <translation>起始页(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As...</source>
        <translation>另存为(&amp;A)...</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Export Report...</source>
        <translation>导出报告(&amp;E)...</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Write the comparison as a page, a text or a table; run it first</source>
        <translation>把比较写成网页、文本或表格；请先运行</translation>
    </message>
    <message>
        <source>The report is in %1</source>
        <translation>报告在 %1</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Add &amp;Alternative</source>
        <translation>添加方案(&amp;A)</translation>
    </message>
    <message>
        <source>Copy This Alternative</source>
        <translation>复制此方案</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Over&amp;view Map</source>
        <translation>概览图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;All Panels</source>
        <translation>所有面板(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Command Palette...</source>
        <translation>命令面板(&amp;C)...</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>&amp;Find a Component...</source>
        <translation>查找组件(&amp;F)...</translation>
    </message>
    <message>
        <source>Find a &amp;Service</source>
        <translation>查找服务(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>大纲(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>排列(&amp;A)</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想要做什么？</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>The language changes when Breakeven is started the next time.</source>
        <translation>语言将在下次启动 Breakeven 时更改。</translation>
    </message>
    <message>
        <source>&amp;Simulate</source>
        <translation>仿真(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Shift+F5</source>
        <translation>Shift+F5</translation>
    </message>
    <message>
        <source>Next &amp;Problem</source>
        <translation>下一个问题(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Ctrl+F1</source>
        <translation>Ctrl+F1</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;About Breakeven</source>
        <translation>关于 Breakeven(&amp;A)</translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation>关于 Breakeven</translation>
    </message>
    <message>
        <source>&lt;b&gt;Breakeven&lt;/b&gt;&lt;p&gt;Serverless, or servers? Draw the architecture, load it, and see what it costs and how fast it is.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Breakeven&lt;/b&gt;&lt;p&gt;Serverless，还是服务器？画出架构，加上负载，即可看到费用和速度。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Price Book...</source>
        <translation>价格簿(&amp;P)...</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Frame Is A</source>
        <translation>边框类型(&amp;F)</translation>
    </message>
    <message>
        <source>High &amp;Contrast</source>
        <translation>高对比度(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Print...</source>
        <translation>打印(&amp;P)...</translation>
    </message>
    <message>
        <source>Costs and Times on the Can&amp;vas</source>
        <translation>画布上的费用与时间(&amp;V)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Heat Map</source>
        <translation>热力图(&amp;H)</translation>
    </message>
    <message>
        <source>Next Heat Map</source>
        <translation>下一个热力图</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>Alternatives Side &amp;by Side</source>
        <translation>方案并排(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Change Shortcuts...</source>
        <translation>更改快捷键(&amp;C)...</translation>
    </message>
    <message>
        <source>&amp;Tour of the Window</source>
        <translation>窗口导览(&amp;T)</translation>
    </message>
    <message>
        <source>Begin &amp;Where I Left Off</source>
        <translation>从上次的位置开始(&amp;W)</translation>
    </message>
    <message>
        <source>Copy Drawing as &amp;Picture</source>
        <translation>将图复制为图片(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Play or Pause the &amp;Replay</source>
        <translation>播放或暂停回放(&amp;R)</translation>
    </message>
    <message>
        <source>&lt;table cellspacing=&apos;6&apos;&gt;&lt;tr&gt;&lt;td&gt;F5, Shift+F5&lt;/td&gt;&lt;td&gt;run the simulation, cancel it&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K&lt;/td&gt;&lt;td&gt;every command, by typing&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Double-click, type, Enter&lt;/td&gt;&lt;td&gt;add a service&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+F&lt;/td&gt;&lt;td&gt;find a component&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F8&lt;/td&gt;&lt;td&gt;next problem&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F2&lt;/td&gt;&lt;td&gt;rename&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Z, Ctrl+Shift+Z&lt;/td&gt;&lt;td&gt;undo, redo&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+D or Alt+drag, Delete&lt;/td&gt;&lt;td&gt;duplicate, delete&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+arrow&lt;/td&gt;&lt;td&gt;align&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;lay out automatically&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+wheel, Ctrl+1, Ctrl+2&lt;/td&gt;&lt;td&gt;zoom, fit all, fit the selection&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Space or middle drag&lt;/td&gt;&lt;td&gt;pan&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Tab, arrow keys&lt;/td&gt;&lt;td&gt;next component, nudge&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Insert, C&lt;/td&gt;&lt;td&gt;add a service, connect the selected one to another&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G, N, Ctrl+L&lt;/td&gt;&lt;td&gt;group, note, lock&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F6&lt;/td&gt;&lt;td&gt;two alternatives side by side&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+H&lt;/td&gt;&lt;td&gt;heat map: cost, latency, utilisation, errors&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F7&lt;/td&gt;&lt;td&gt;play or pause the replay&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F9&lt;/td&gt;&lt;td&gt;hide or show the panels&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;table cellspacing=&apos;6&apos;&gt;&lt;tr&gt;&lt;td&gt;F5、Shift+F5&lt;/td&gt;&lt;td&gt;运行仿真、取消&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K&lt;/td&gt;&lt;td&gt;输入即可执行任何命令&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;双击、输入、Enter&lt;/td&gt;&lt;td&gt;添加服务&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+F&lt;/td&gt;&lt;td&gt;查找组件&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F8&lt;/td&gt;&lt;td&gt;下一个问题&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F2&lt;/td&gt;&lt;td&gt;重命名&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Z、Ctrl+Shift+Z&lt;/td&gt;&lt;td&gt;撤销、重做&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+D 或 Alt+拖动、Delete&lt;/td&gt;&lt;td&gt;创建副本、删除&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+方向键&lt;/td&gt;&lt;td&gt;对齐&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;自动布局&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+滚轮、Ctrl+1、Ctrl+2&lt;/td&gt;&lt;td&gt;缩放、适应全部、适应所选&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;空格或中键拖动&lt;/td&gt;&lt;td&gt;平移&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Tab、方向键&lt;/td&gt;&lt;td&gt;下一个组件、微移&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Insert、C&lt;/td&gt;&lt;td&gt;添加服务、把所选组件连接到另一个&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G、N、Ctrl+L&lt;/td&gt;&lt;td&gt;编组、便笺、锁定&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F6&lt;/td&gt;&lt;td&gt;两个方案并排&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+H&lt;/td&gt;&lt;td&gt;热力图：费用、延迟、使用率、错误&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F7&lt;/td&gt;&lt;td&gt;播放或暂停回放&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;F9&lt;/td&gt;&lt;td&gt;隐藏或显示面板&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>&amp;Discount, Tax and Currency...</source>
        <translation>折扣、税和货币(&amp;D)...</translation>
    </message>
    <message>
        <source>&amp;Help on the Selected Service</source>
        <translation>所选服务的帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Help on &amp;All Services</source>
        <translation>所有服务的帮助(&amp;A)</translation>
    </message>
    <message>
        <source>Help on %1</source>
        <translation>%1 的帮助</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::WorkloadPanel</name>
    <message>
        <source>Traffic sources</source>
        <translation>流量来源</translation>
    </message>
    <message>
        <source>Add a traffic source</source>
        <translation>添加流量来源</translation>
    </message>
    <message>
        <source>Remove this traffic source</source>
        <translation>移除此流量来源</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Mean rate</source>
        <translation>平均速率</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>次/秒</translation>
    </message>
    <message>
        <source>Requests a second, mean over the week</source>
        <translation>每秒请求数，取一周平均</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>到达方式</translation>
    </message>
    <message>
        <source>Random (Poisson)</source>
        <translation>随机（泊松）</translation>
    </message>
    <message>
        <source>Evenly spaced</source>
        <translation>均匀间隔</translation>
    </message>
    <message>
        <source>Random with bursts</source>
        <translation>随机并带突发</translation>
    </message>
    <message>
        <source>Users with think time</source>
        <translation>带思考时间的用户</translation>
    </message>
    <message>
        <source>How requests arrive within an hour</source>
        <translation>一小时内请求如何到达</translation>
    </message>
    <message>
        <source>Users a month</source>
        <translation>每月用户</translation>
    </message>
    <message>
        <source>Distinct users a month, for services billed by user; 0 = not stated</source>
        <translation>每月不同用户数，用于按用户计费的服务；0 = 未说明</translation>
    </message>
    <message>
        <source>Relative rate by hour of day</source>
        <translation>一天各小时的相对速率</translation>
    </message>
    <message>
        <source>Relative rate by day of week</source>
        <translation>一周各天的相对速率</translation>
    </message>
    <message>
        <source>Shape of the day (drag the bars)</source>
        <translation>一天的形状（拖动柱子）</translation>
    </message>
    <message>
        <source>Shape of the week</source>
        <translation>一周的形状</translation>
    </message>
    <message>
        <source>New traffic</source>
        <translation>新流量</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>同时到达</translation>
    </message>
    <message>
        <source>Requests that arrive at the same moment, on average; the rate counts requests</source>
        <translation>平均在同一时刻到达的请求数；速率按请求计</translation>
    </message>
    <message>
        <source>Burst to calm</source>
        <translation>突发与平静之比</translation>
    </message>
    <message>
        <source>The rate in a burst, as a multiple of that outside</source>
        <translation>突发期间的速率，为平时的倍数</translation>
    </message>
    <message>
        <source>Burst lasts</source>
        <translation>突发持续</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Mean length of a burst</source>
        <translation>突发的平均时长</translation>
    </message>
    <message>
        <source>Time in bursts</source>
        <translation>突发时间占比</translation>
    </message>
    <message>
        <source>Share of the time, between 0 and 1</source>
        <translation>时间占比，0 到 1 之间</translation>
    </message>
    <message>
        <source>Users at once</source>
        <translation>同时在线用户</translation>
    </message>
    <message>
        <source>Each asks, waits for the answer, thinks, and asks again; the profile scales them</source>
        <translation>每个用户请求、等待应答、思考、再请求；用户数随曲线变化</translation>
    </message>
    <message>
        <source>Think time</source>
        <translation>思考时间</translation>
    </message>
    <message>
        <source>Mean time between an answer and the next request</source>
        <translation>从应答到下一次请求的平均时间</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>% a month</source>
        <translation>% / 月</translation>
    </message>
    <message>
        <source>How fast the traffic grows; the first year&apos;s cost follows it</source>
        <translation>流量增长速度；第一年的费用随之变化</translation>
    </message>
    <message>
        <source>Back to bars</source>
        <translation>恢复柱形</translation>
    </message>
    <message>
        <source>Open Trace...</source>
        <translation>打开轨迹...</translation>
    </message>
    <message>
        <source>%1 minutes of a trace</source>
        <translation>轨迹的 %1 分钟</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ReplayChart</name>
    <message>
        <source>%1: cold starts %2, most waiting %3</source>
        <translation>%1：冷启动 %2 次，最多等待 %3 个</translation>
    </message>
    <message>
        <source>Time since the first request</source>
        <translation>自第一个请求起的时间</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>%1 后</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>Instances: %1</source>
        <translation>实例：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ReplayPanel</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>End the replay</source>
        <translation>结束回放</translation>
    </message>
    <message>
        <source>No replay yet</source>
        <translation>还没有回放</translation>
    </message>
    <message>
        <source>Filming the busiest hours ...</source>
        <translation>正在拍摄最繁忙的时段…</translation>
    </message>
    <message>
        <source>Press Play to see requests flow, queues fill and instances start cold, from an empty system in its busiest hours.</source>
        <translation>按“播放”，从空系统开始，观看最繁忙时段的请求流动、队列堆积和实例冷启动。</translation>
    </message>
    <message>
        <source>Time of the replay</source>
        <translation>回放时间</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>回放速度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>All components</source>
        <translation>所有组件</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::Tour</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search all help</source>
        <translation>搜索全部帮助</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>The page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>The page after</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>所有服务</translation>
    </message>
    <message>
        <source>The index of the help</source>
        <translation>帮助目录</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::RegionEditor</name>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>%1 (shared)</source>
        <translation>同方案：%1</translation>
    </message>
    <message>
        <source>Where this component runs and is priced; the others stay in the alternative&apos;s region</source>
        <translation>此组件运行和计价的地方；其他组件仍在方案的区域</translation>
    </message>
    <message>
        <source>Back to the alternative&apos;s region</source>
        <translation>恢复为方案的区域</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::TermsEditor</name>
    <message>
        <source>Discounts on the list prices</source>
        <translation>标价的折扣</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>所有提供商</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>所有其他提供商</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税</translation>
    </message>
    <message>
        <source>On what is left after the discounts</source>
        <translation>按折扣后的金额计算</translation>
    </message>
    <message>
        <source>What an agreement takes off the list prices; a line of its own on the bill</source>
        <translation>协议从标价中减去的部分；在账单上单独成行</translation>
    </message>
    <message>
        <source>Currency beside US dollars</source>
        <translation>美元之外的货币</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Three letters, such as EUR; empty: US dollars only</source>
        <translation>三个字母，例如 EUR；留空则只用美元</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>One dollar is</source>
        <translation>一美元等于</translation>
    </message>
    <message>
        <source>How much of the currency one US dollar buys; you state it</source>
        <translation>一美元可兑换多少该货币；由您给出</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The day of that rate, such as 2026-11-20</source>
        <translation>该汇率的日期，例如 2026-11-20</translation>
    </message>
    <message>
        <source>Say how much %1 one dollar is; until then the bill is in dollars.</source>
        <translation>请给出一美元等于多少 %1；在此之前账单用美元。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::CostCharts</name>
    <message>
        <source>What the chart shows</source>
        <translation>图表显示的内容</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By hour of the day</source>
        <translation>按一天中的小时</translation>
    </message>
    <message>
        <source>By hour of the week</source>
        <translation>按一周中的小时</translation>
    </message>
    <message>
        <source>Why it differs from %1</source>
        <translation>为何与 %1 不同</translation>
    </message>
    <message>
        <source>What the last change did</source>
        <translation>上次更改的影响</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>No bill yet</source>
        <translation>尚无账单</translation>
    </message>
    <message>
        <source>Taking the bill apart by hour ...</source>
        <translation>正在按小时拆分账单…</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::HoursChart</name>
    <message>
        <source>From %1: %2 a month at list prices</source>
        <translation>%1 起的一小时：每月 %2（目录价）</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ChangeTable</name>
    <message>
        <source>none: your own price stays</source>
        <translation>无：您自己的价格仍有效</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>此前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>此后</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Your components</source>
        <translation>您的组件</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ErrorBox</name>
    <message>
        <source>What went wrong</source>
        <translation>出错说明</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>位置：%1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>如何处理：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ImportDialog</name>
    <message>
        <source>Import List</source>
        <translation>导入清单</translation>
    </message>
    <message>
        <source>An AWS offer file (JSON or CSV), pages of the Azure Retail Prices API or of the Google Cloud Billing Catalog, or a price table as the price book exports it. Pages of one vendor are one list. All files are imported or none.</source>
        <translation>AWS 报价文件（JSON 或 CSV）、Azure Retail Prices API 或 Google Cloud Billing Catalog 的页面，或价格簿导出的价格表。同一供应商的各页算作一份清单。所有文件要么全部导入，要么都不导入。</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>Choose Files...</source>
        <translation>选择文件...</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Price lists (*.json *.csv);;All files (*)</source>
        <translation>价格清单 (*.json *.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop files here, or choose them</source>
        <translation>将文件拖到此处，或选择文件</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ImportHistory</name>
    <message>
        <source>Undo Import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>No list has been imported</source>
        <translation>尚未导入任何清单</translation>
    </message>
    <message>
        <source>“Import List” takes prices from a file, “Update from Vendor” from the vendor itself.</source>
        <translation>“导入清单”从文件取得价格，“从供应商更新”直接从供应商取得。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Prices of</source>
        <translation>价格日期</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The import is still in the price book.</source>
        <translation>该导入仍在价格簿中。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ImportSummary</name>
    <message>
        <source>Only prices that my project uses</source>
        <translation>仅显示我的项目用到的价格</translation>
    </message>
    <message>
        <source>Changed prices</source>
        <translation>变化的价格</translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) changed</source>
        <translation>
            <numerusform>%Ln 个价格已变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) would change</source>
        <translation>
            <numerusform>%Ln 个价格将会变化</numerusform>
        </translation>
    </message>
    <message>
        <source>No price changes: the list confirms what the price book has.</source>
        <translation>没有价格变化：清单与价格簿一致。</translation>
    </message>
    <message>
        <source>; your project uses none of them</source>
        <translation>；您的项目均未用到</translation>
    </message>
    <message numerus="yes">
        <source>; your project uses %n of them</source>
        <translation>
            <numerusform>；您的项目用到其中 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2 of the list&apos;s %3 products are in the price book</source>
        <translation>%1；清单的 %3 个产品中，价格簿收录 %2 个</translation>
    </message>
    <message>
        <source>%1; from %2, SHA-256 %3</source>
        <translation>%1；来自 %2，SHA-256 %3</translation>
    </message>
    <message>
        <source>%1: %2 a month, as before</source>
        <translation>%1：每月 %2，与此前相同</translation>
    </message>
    <message>
        <source>%1: %2 a month, before %3</source>
        <translation>%1：每月 %2，此前 %3</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::ListDialog</name>
    <message>
        <source>Prices are of</source>
        <translation>价格日期</translation>
    </message>
    <message>
        <source>Date of the prices</source>
        <translation>价格的日期</translation>
    </message>
    <message>
        <source>2026-11-24</source>
        <translation>2026-11-24</translation>
    </message>
    <message>
        <source>for lists of Azure and Google, which state no date; empty: the day the file was written</source>
        <translation>用于未注明日期的 Azure 和 Google 清单；留空则取文件写入之日</translation>
    </message>
    <message>
        <source>Accept large changes: prices that become more than a hundred times larger or smaller</source>
        <translation>接受大幅变化：变为原来一百倍以上或百分之一以下的价格</translation>
    </message>
    <message>
        <source>Look first: show what would change, and change nothing</source>
        <translation>先看看：只显示会有什么变化，不作任何更改</translation>
    </message>
    <message>
        <source>The price book stays as it is until all of it has been read and checked. You can go on working.</source>
        <translation>在全部读完并检查之前，价格簿保持不变。您可以继续工作。</translation>
    </message>
    <message>
        <source>Undo Import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Reading and checking the prices</source>
        <translation>正在读取并检查价格</translation>
    </message>
    <message>
        <source>Taking the prices into the book</source>
        <translation>正在将价格写入价格簿</translation>
    </message>
    <message>
        <source>Write a date such as 2026-11-24</source>
        <translation>请写成 2026-11-24 这样的日期</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import Now</source>
        <translation>立即导入</translation>
    </message>
    <message>
        <source>Nothing was imported; the price book is as it was.</source>
        <translation>没有导入任何内容；价格簿保持原样。</translation>
    </message>
    <message>
        <source>The import is still in the price book.</source>
        <translation>该导入仍在价格簿中。</translation>
    </message>
    <message>
        <source>The import was taken away; the prices are those from before.</source>
        <translation>导入已撤销；价格恢复为此前的价格。</translation>
    </message>
</context>
<context>
    <name>breakeven::ui::UpdateDialog</name>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Update from Vendor</source>
        <translation>从供应商更新</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Google gives its list only to holders of a key; it is sent once and kept nowhere</source>
        <translation>Google 只向持有密钥者提供清单；密钥只发送一次，不作保存</translation>
    </message>
    <message>
        <source>Fetch and Import</source>
        <translation>获取并导入</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>“Fetch and Import” asks the vendor&apos;s public price server, %1. It sends the names of the list and the region and nothing of your project. Nothing else in Breakeven uses the network.</source>
        <translation>“获取并导入”会访问供应商的公开价格服务器 %1。只发送清单和区域的名称，不发送您项目的任何内容。Breakeven 的其他功能都不使用网络。</translation>
    </message>
    <message>
        <source>AWS&apos;s list of all regions may be several GB: choose a region where you can. A download that is stopped is taken up later.</source>
        <translation>AWS 所有区域的清单可能有数 GB：请尽量选择一个区域。中止的下载以后会接着进行。</translation>
    </message>
    <message>
        <source>A download that is stopped is taken up later.</source>
        <translation>中止的下载以后会接着进行。</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>正在访问 %1</translation>
    </message>
    <message>
        <source>Fetching %1: %2 of %3</source>
        <translation>正在获取 %1：%2，共 %3</translation>
    </message>
    <message>
        <source>Fetching %1: %2</source>
        <translation>正在获取 %1：%2</translation>
    </message>
</context>
</TS>
