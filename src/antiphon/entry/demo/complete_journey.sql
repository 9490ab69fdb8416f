-- The Complete Journey (84.51°, one year of 2,469 households) as events of the collect API, one JSON text a row, in order of time.
-- The views transactions, products, demographics, campaigns, campaign_descriptions and coupon_redemptions are made by the caller;
-- $shift_days moves every date so that the year ends now; the table utc_offset says how many minutes the shops' wall clock is ahead of UTC on a day.

CREATE TEMP MACRO sent_at(local_time) AS strftime(
    local_time + to_days($shift_days) - to_minutes((SELECT minutes FROM utc_offset WHERE on_day = CAST(local_time + to_days($shift_days) AS DATE))),
    '%Y-%m-%dT%H:%M:%S.000Z');

CREATE TEMP TABLE line AS
SELECT t.basket_id, t.household_id, t.store_id, t.transaction_timestamp AS bought, t.quantity, t.sales_value,
       t.retail_disc + t.coupon_disc + t.coupon_match_disc AS discount, t.coupon_disc,
       struct_pack(
           product_id := CAST(t.product_id AS VARCHAR),
           name := coalesce(p.product_type, p.product_category, p.department),
           category := coalesce(p.department, 'OTHER'),
           brand := p.brand,
           price := round(t.sales_value / greatest(t.quantity, 1), 4),
           quantity := t.quantity) AS product
FROM transactions t LEFT JOIN products p USING (product_id);

CREATE TEMP TABLE told (told_at TIMESTAMP, place INTEGER, event VARCHAR);

INSERT INTO told
SELECT min(l.bought) - INTERVAL 1 SECOND, 0, to_json(struct_pack(
    "type" := 'identify', messageId := 'cj-household-' || household_id, userId := 'household-' || household_id,
    "timestamp" := sent_at(min(l.bought) - INTERVAL 1 SECOND),
    traits := json_merge_patch('{}', to_json(struct_pack(age_band := any_value(d.age), income_band := any_value(d.income), home := any_value(d.home_ownership),
        marital_status := any_value(d.marital_status), household_size := any_value(d.household_size), kids := any_value(d.kids_count),
        home_store := 'store-' || mode(l.store_id))))))
FROM line l LEFT JOIN demographics d USING (household_id) GROUP BY household_id;

INSERT INTO told
SELECT min(l.bought), 2, to_json(struct_pack(
    "type" := 'track', event := 'Order Completed', messageId := 'cj-order-' || basket_id, userId := 'household-' || household_id,
    "timestamp" := sent_at(min(l.bought)),
    properties := struct_pack(
        order_id := CAST(basket_id AS VARCHAR), affiliation := 'store-' || any_value(store_id), currency := 'USD',
        revenue := round(sum(sales_value), 2), discount := round(sum(discount), 2),
        coupon := CASE WHEN sum(coupon_disc) > 0 THEN 'manufacturer' END,
        products := list(product ORDER BY product.product_id)),
    context := struct_pack(channel := 'store')))
FROM line l GROUP BY basket_id, household_id;

INSERT INTO told
SELECT c.start_date + INTERVAL 8 HOUR, 1, to_json(struct_pack(
    "type" := 'track', event := 'Campaign Received', messageId := 'cj-campaign-' || campaign_id || '-' || household_id,
    userId := 'household-' || household_id, "timestamp" := sent_at(c.start_date + INTERVAL 8 HOUR),
    properties := struct_pack(campaign_id := CAST(campaign_id AS VARCHAR), campaign_type := c.campaign_type),
    context := struct_pack(channel := 'mail')))
FROM campaigns JOIN campaign_descriptions c USING (campaign_id)
WHERE c.start_date < (SELECT max(bought) FROM line);

INSERT INTO told
SELECT min(r.redemption_date) + INTERVAL 12 HOUR, 3, to_json(struct_pack(
    "type" := 'track', event := 'Coupon Applied', messageId := 'cj-coupon-' || household_id || '-' || coupon_upc || '-' || strftime(redemption_date, '%Y%m%d'),
    userId := 'household-' || household_id, "timestamp" := sent_at(min(r.redemption_date) + INTERVAL 12 HOUR),
    properties := struct_pack(coupon_id := CAST(coupon_upc AS VARCHAR), campaign_id := CAST(any_value(campaign_id) AS VARCHAR)),
    context := struct_pack(channel := 'store')))
FROM coupon_redemptions r WHERE redemption_date < (SELECT max(bought) FROM line) GROUP BY household_id, coupon_upc, redemption_date;
