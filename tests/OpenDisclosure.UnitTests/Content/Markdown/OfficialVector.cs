namespace OpenDisclosure.UnitTests.Content.Markdown;

/// <summary>A realistic official document and the exact bytes of renderer md-1. A change of these bytes needs a new version.</summary>
internal static class OfficialVector
{
    public const string Source = """
        各旗区工业和信息化主管部门，各有关企业：

        　　为支持中小企业加快数字化改造，规范补助资金的申报、评审和拨付，我局制定了《示例市中小企业数字化改造补助办法》，
        经2022年第3次局务会议审议通过，现印发给你们，请认真贯彻执行[^会议]。

        ::: 署名
        示例市工业和信息化局
        2022年3月2日
        :::

        （此件公开发布）

        ::: 居中
        # 示例市中小企业数字化改造补助办法
        :::

        # 一、补助对象

        在本市**登记满一年**、上一年度营业收入2000万元以上的中小工业企业，可以申请补助。

        # 二、补助标准

        ## （一）比例

        1. 软件：不超过30%
        2. 智能装备：不超过20%
           - 含税价
           - 按发票计

        | 类别 | 比例 | 最高（万元） |
        |------|:----:|-------------:|
        | 软件 | 30%  | 50           |
        | 装备 | 20%  | 30           |

        ![申报、初审、评审、公示、拨付五步](流程图.png "图1 办理流程")

        # 三、附则

        申报使用[申报表](申报表.docx)，可在[政务服务网](https://zwfw.example.cn/gxj?id=1&n=2)办理，或者致电[中小企业科](tel:0477-0000001)。

        > 本办法自2022年4月1日起施行，有效期五年。

        [^会议]: 见会议纪要〔2022〕3号。
        """;

    public const string Sealed = """
        <p class="to">各旗区工业和信息化主管部门，各有关企业：</p>
        <p>为支持中小企业加快数字化改造，规范补助资金的申报、评审和拨付，我局制定了《示例市中小企业数字化改造补助办法》，经2022年第3次局务会议审议通过，现印发给你们，请认真贯彻执行<sup><a class="fn" id="fnref-1" href="#fn-1">注1</a></sup>。</p>
        <p class="sign">示例市工业和信息化局<br>
        2022年3月2日</p>
        <p>（此件公开发布）</p>
        <h2 id="h-1" class="mid">示例市中小企业数字化改造补助办法</h2>
        <h2 id="h-2">一、补助对象</h2>
        <p>在本市<strong>登记满一年</strong>、上一年度营业收入2000万元以上的中小工业企业，可以申请补助。</p>
        <h2 id="h-3">二、补助标准</h2>
        <h3 id="h-4">（一）比例</h3>
        <ol>
        <li>软件：不超过30%</li>
        <li>智能装备：不超过20%
        <ul>
        <li>含税价</li>
        <li>按发票计</li>
        </ul>
        </li>
        </ol>
        <div class="scroll" role="region" tabindex="0" aria-label="表格">
        <table>
        <thead>
        <tr>
        <th scope="col">类别</th>
        <th scope="col" class="mid">比例</th>
        <th scope="col" class="end">最高（万元）</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>软件</td>
        <td class="mid">30%</td>
        <td class="end">50</td>
        </tr>
        <tr>
        <td>装备</td>
        <td class="mid">20%</td>
        <td class="end">30</td>
        </tr>
        </tbody>
        </table>
        </div>
        <figure>
        <img src="files/3b52cad1bf03e4fbc363744e272219956fdcdafb8f1d6f70a8c356ee4843978c/%E6%B5%81%E7%A8%8B%E5%9B%BE.png" alt="申报、初审、评审、公示、拨付五步">
        <figcaption>图1 办理流程</figcaption>
        </figure>
        <h2 id="h-5">三、附则</h2>
        <p>申报使用<a href="files/3be691c4eafeedd35f7db528a2242f64fa287cf6f1e3e50ffef9819cf2a5eff0/%E7%94%B3%E6%8A%A5%E8%A1%A8.docx">申报表</a>，可在<a href="https://zwfw.example.cn/gxj?id=1&amp;n=2" class="ext" rel="noopener noreferrer external">政务服务网</a>办理，或者致电<a href="tel:0477-0000001">中小企业科</a>。</p>
        <blockquote>
        <p>本办法自2022年4月1日起施行，有效期五年。</p>
        </blockquote>
        <section class="footnotes" aria-label="注释">
        <ol>
        <li id="fn-1">
        <p>见会议纪要〔2022〕3号。<a class="fn-back" href="#fnref-1" aria-label="返回正文注1处">↩</a></p>
        </li>
        </ol>
        </section>
        """;
}
