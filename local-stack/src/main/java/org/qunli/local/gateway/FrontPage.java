package org.qunli.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.qunli.local.problems.Problem;

/** {@code GET /}: where everything is, for a browser (zh and en) and for programs. */
final class FrontPage {
    /** By this name a second start knows that the port is taken by a stack of this kind. */
    static final String NAME = "Qunli local stack";

    private static final List<Place> PLACES =
            List.of(
                    new Place("/openapi.yaml", "the merged contract", "合并后的接口文档"),
                    new Place(
                            "/dev/token?role=admin&sub=admin-1&districts=350583",
                            "a development token of 12 hours; roles: resident, officer,"
                                    + " supervisor, supervision-lead, admin, frontend, dashboard,"
                                    + " auditor, service, desk",
                            "开发用令牌,12 小时有效;角色同左"),
                    new Place(
                            "/dev/token?role=frontend&sub=bot-1&districts=350583"
                                    + "&channels=wecom/ww-quanzhou",
                            "a chat front-end's token",
                            "聊天前端的令牌"),
                    new Place(
                            "/.well-known/openid-configuration",
                            "the development issuer",
                            "开发用签发者"),
                    new Place(
                            "/v1/districts",
                            "districts, zones, households, rosters (zone-service)",
                            "区划、封控区、住户、五包一名单"),
                    new Place("/v1/requests", "messages and requests (request-service)", "群消息与诉求"),
                    new Place(
                            "/v1/watch",
                            "clocks, reminders, escalations (supervision-service)",
                            "时限、提醒、升级"),
                    new Place("/v1/notices", "notices (notice-service)", "通告"));

    private record Place(String path, String en, String zh) {}

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            context.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(html(Problem.prefersChinese(request.getHeader("Accept-Language"))));
        } else {
            context.response().putHeader("Content-Type", "application/json").end(json());
        }
    }

    private static String json() {
        JsonArray places = new JsonArray();
        for (Place place : PLACES) {
            places.add(
                    new JsonObject()
                            .put("path", place.path())
                            .put("en", place.en())
                            .put("zh", place.zh()));
        }
        return new JsonObject().put("name", NAME).put("places", places).encodePrettily() + "\n";
    }

    private static String html(boolean chineseFirst) {
        StringBuilder rows = new StringBuilder();
        for (Place place : PLACES) {
            String href = place.path().replace("&", "&amp;");
            rows.append(
                    """
                    <tr><td><a href="%s"><code>%s</code></a></td><td lang="zh">%s</td><td lang="en">%s</td></tr>
                    """
                            .formatted(href, href, place.zh(), place.en()));
        }
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Qunli 群里</title>
        <style>
        body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c }
        td { padding: .4rem .8rem .4rem 0; vertical-align: top; border-top: 1px solid #ddd }
        code { word-break: break-all }
        </style>
        </head>
        <body>
        <h1>Qunli 群里</h1>
        <p lang="zh">小事不出群:封控区里,没有人得不到答复。这是本机上的开发环境。</p>
        <p lang="en">Small matters are settled inside the group: nobody in a sealed zone is left unanswered. This is the stack on this machine, for development.</p>
        <table>
        %s</table>
        </body>
        </html>
        """
                .formatted(chineseFirst ? "zh" : "en", rows);
    }
}
