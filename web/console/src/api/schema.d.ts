// Made from openapi.json by `npm run client`; not edited by hand.

export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetSession
         * @description Who is signed in.
         */
        get: operations["httpmethod.get_api_session"];
        put?: never;
        /**
         * SignIn
         * @description Open a session; the cookie is out of reach of scripts.
         */
        post: operations["httpmethod.post_api_session"];
        /**
         * SignOut
         * @description End the session of this browser.
         */
        delete: operations["httpmethod.delete_api_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/hint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hint
         * @description Whether this is the demo, whose password is published.
         */
        get: operations["httpmethod.get_api_session_hint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/locale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * ChooseLocale
         * @description Choose the console's language.
         */
        put: operations["httpmethod.put_api_session_locale"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListAgreements
         * @description The latest first.
         */
        get: operations["httpmethod.get_api_w_alliance_agreements"];
        put?: never;
        /**
         * ProposeAgreement
         * @description For the owner: propose terms, accepted for one's own side.
         */
        post: operations["httpmethod.post_api_w_alliance_agreements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements/{agreement_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetAgreement
         * @description One agreement.
         */
        get: operations["httpmethod.get_api_w_alliance_agreements_by_agreement_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements/{agreement_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AcceptAgreement
         * @description For the owner: say yes. With the last side it begins.
         */
        post: operations["httpmethod.post_api_w_alliance_agreements_by_agreement_id_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements/{agreement_id}/clearings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListClearings
         * @description Net statements, the latest first.
         */
        get: operations["httpmethod.get_api_w_alliance_agreements_by_agreement_id_clearings"];
        put?: never;
        /**
         * MakeClearing
         * @description Clear everything before a moment that was not cleared.
         */
        post: operations["httpmethod.post_api_w_alliance_agreements_by_agreement_id_clearings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements/{agreement_id}/clearings/{clearing_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConfirmClearing
         * @description By another side than the one that made it.
         */
        post: operations["httpmethod.post_api_w_alliance_agreements_by_agreement_id_clearings_by_clearing_id_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements/{agreement_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndAgreement
         * @description For the owner: end it. What was exchanged is still cleared.
         */
        post: operations["httpmethod.post_api_w_alliance_agreements_by_agreement_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements/{agreement_id}/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListExchanges
         * @description Exchanges of this workspace's people.
         */
        get: operations["httpmethod.get_api_w_alliance_agreements_by_agreement_id_exchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/alliance/agreements/{agreement_id}/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadFlow
         * @description Points out and in by day, and what a clearing up to now would say.
         */
        get: operations["httpmethod.get_api_w_alliance_agreements_by_agreement_id_flow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/badge-awards/{award_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RevokeBadge
         * @description Take a badge back. Its page says so, and its credential no longer verifies.
         */
        post: operations["httpmethod.post_api_w_badge_awards_by_award_id_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBadges
         * @description Every badge, with how many people have it.
         */
        get: operations["httpmethod.get_api_w_badges"];
        put?: never;
        /**
         * CreateBadge
         * @description A new badge. It counts what happens from now on.
         */
        post: operations["httpmethod.post_api_w_badges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/badges/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBadgeTemplates
         * @description Badges to begin with.
         */
        get: operations["httpmethod.get_api_w_badges_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/badges/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetBadge
         * @description One badge.
         */
        get: operations["httpmethod.get_api_w_badges_by_key"];
        /**
         * UpdateBadge
         * @description Change a badge; what was earned stays earned.
         */
        put: operations["httpmethod.put_api_w_badges_by_key"];
        post?: never;
        /**
         * RemoveBadge
         * @description Remove a badge that nobody ever had.
         */
        delete: operations["httpmethod.delete_api_w_badges_by_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/badges/{key}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBadgeAwards
         * @description Who was given a badge, the latest first.
         */
        get: operations["httpmethod.get_api_w_badges_by_key_awards"];
        put?: never;
        /**
         * GiveBadge
         * @description Give a badge by hand.
         */
        post: operations["httpmethod.post_api_w_badges_by_key_awards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBudgets
         * @description The newest first.
         */
        get: operations["httpmethod.get_api_w_budgets"];
        put?: never;
        /**
         * CreateBudget
         * @description A new budget; money is in the workspace's currency.
         */
        post: operations["httpmethod.post_api_w_budgets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetBudget
         * @description One budget as it is now.
         */
        get: operations["httpmethod.get_api_w_budgets_by_budget_id"];
        /**
         * UpdateBudget
         * @description Change name, campaign, limits, the breaker's rule, alerts or dates.
         */
        put: operations["httpmethod.put_api_w_budgets_by_budget_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}/burn-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadBurnDown
         * @description What was spent by day or hour, and when it runs out at the present rate.
         */
        get: operations["httpmethod.get_api_w_budgets_by_budget_id_burn_down"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBudgetChanges
         * @description Who did what to a budget, and why.
         */
        get: operations["httpmethod.get_api_w_budgets_by_budget_id_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBudgetCharges
         * @description Spends, the latest first.
         */
        get: operations["httpmethod.get_api_w_budgets_by_budget_id_charges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}/reduce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReduceBudget
         * @description Take some of what is left away; never below what was spent.
         */
        post: operations["httpmethod.post_api_w_budgets_by_budget_id_reduce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ResumeBudget
         * @description Let a stopped budget run again.
         */
        post: operations["httpmethod.post_api_w_budgets_by_budget_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * StopBudget
         * @description The breaker, by hand: nothing more is spent from now on.
         */
        post: operations["httpmethod.post_api_w_budgets_by_budget_id_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/budgets/{budget_id}/top-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TopUpBudget
         * @description Give a budget more.
         */
        post: operations["httpmethod.post_api_w_budgets_by_budget_id_top_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/campaign-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListCampaignCosts
         * @description What each campaign has cost in the last days, over all of its budgets.
         */
        get: operations["httpmethod.get_api_w_campaign_costs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListCampaigns
         * @description The latest start first.
         */
        get: operations["httpmethod.get_api_w_campaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/checkouts/{checkout_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetCheckout
         * @description A checkout and all its uses.
         */
        get: operations["httpmethod.get_api_w_checkouts_by_checkout_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/codes/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetCodes
         * @description How far a run of bulk codes is.
         */
        get: operations["httpmethod.get_api_w_codes_by_batch_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/codes/{batch_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DownloadCodes
         * @description The codes of a run as CSV.
         */
        get: operations["httpmethod.get_api_w_codes_by_batch_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetOrder
         * @description One order from its lines to everybody's commission. Asked for by query: order ids may hold a slash.
         */
        get: operations["httpmethod.get_api_w_commission_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListOrders
         * @description Orders that earned somebody something, line by line.
         */
        get: operations["httpmethod.get_api_w_commission_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListParties
         * @description Everybody who can earn.
         */
        get: operations["httpmethod.get_api_w_commission_parties"];
        /**
         * SaveParty
         * @description Make somebody a party, or change them.
         */
        put: operations["httpmethod.put_api_w_commission_parties"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/parties/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetParty
         * @description One party with what it has.
         */
        get: operations["httpmethod.get_api_w_commission_parties_by_person_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/parties/{person_id}/brought": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBrought
         * @description Whom a party has brought.
         */
        get: operations["httpmethod.get_api_w_commission_parties_by_person_id_brought"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/parties/{person_id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPartyOrders
         * @description What a party earned, order by order.
         */
        get: operations["httpmethod.get_api_w_commission_parties_by_person_id_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetProgramme
         * @description The programme; revision 0 before there is one.
         */
        get: operations["httpmethod.get_api_w_commission_programme"];
        /**
         * SaveProgramme
         * @description Save it. More than two levels are refused, with the law that says so.
         */
        put: operations["httpmethod.put_api_w_commission_programme"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * BringPerson
         * @description Say that somebody was brought by a code; `outcome` says what came of it (brought, self, cycle, brought_before, …).
         */
        post: operations["httpmethod.post_api_w_commission_relations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRuns
         * @description The latest first.
         */
        get: operations["httpmethod.get_api_w_commission_runs"];
        put?: never;
        /**
         * MakeRun
         * @description A draft, to be looked at before it is closed.
         */
        post: operations["httpmethod.post_api_w_commission_runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetRun
         * @description A run with its sums and its first statements; the CSV has all.
         */
        get: operations["httpmethod.get_api_w_commission_runs_by_run_id"];
        put?: never;
        post?: never;
        /**
         * DropRun
         * @description Forget a draft.
         */
        delete: operations["httpmethod.delete_api_w_commission_runs_by_run_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/runs/{run_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CloseRun
         * @description Fix the statements. Again: nothing more happens.
         */
        post: operations["httpmethod.post_api_w_commission_runs_by_run_id_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/runs/{run_id}/statements.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DownloadStatements
         * @description Every statement of a run, streamed.
         */
        get: operations["httpmethod.get_api_w_commission_runs_by_run_id_statements.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/runs/{run_id}/statements/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetStatement
         * @description One party's statements in a run, with what they are made of.
         */
        get: operations["httpmethod.get_api_w_commission_runs_by_run_id_statements_by_person_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/runs/{run_id}/statements/{person_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * PrintStatement
         * @description The same as a PDF in both languages.
         */
        get: operations["httpmethod.get_api_w_commission_runs_by_run_id_statements_by_person_id_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListWithdrawals
         * @description The latest first; `state` is asked, approved, paid, refused or void.
         */
        get: operations["httpmethod.get_api_w_commission_withdrawals"];
        put?: never;
        /**
         * AskWithdrawal
         * @description Ask in a party's name; somebody else must approve.
         */
        post: operations["httpmethod.post_api_w_commission_withdrawals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/withdrawals/{withdrawal_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ApproveWithdrawal
         * @description Four eyes: not by the operator who asked.
         */
        post: operations["httpmethod.post_api_w_commission_withdrawals_by_withdrawal_id_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/commission/withdrawals/{withdrawal_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndWithdrawal
         * @description It was paid outside, is refused, or is taken back.
         */
        post: operations["httpmethod.post_api_w_commission_withdrawals_by_withdrawal_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/decisions/{decision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetDecision
         * @description One decision with its transfers.
         */
        get: operations["httpmethod.get_api_w_decisions_by_decision_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/decisions/{decision_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReplayDecision
         * @description Make a decision again from its seed and the facts that were kept, and say whether it comes out the same.
         */
        post: operations["httpmethod.post_api_w_decisions_by_decision_id_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListDeliveries
         * @description Deliveries; in one state, the longest there first.
         */
        get: operations["httpmethod.get_api_w_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * CountDeliveries
         * @description How many there are in each state.
         */
        get: operations["httpmethod.get_api_w_deliveries_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PackDeliveries
         * @description Mark many as packed at once; those that are not ready are left as they are.
         */
        post: operations["httpmethod.post_api_w_deliveries_pack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetDeliverySettings
         * @description How this shop sends things.
         */
        get: operations["httpmethod.get_api_w_deliveries_settings"];
        /**
         * ChangeDeliverySettings
         * @description Change them; deadlines that people were told stay.
         */
        put: operations["httpmethod.put_api_w_deliveries_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/sheet.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DownloadSheet
         * @description Every delivery in a state with its address, for the warehouse. For editors: it names people.
         */
        get: operations["httpmethod.get_api_w_deliveries_sheet.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ImportTracking
         * @description Tracking numbers as CSV with the columns delivery, carrier, tracking: each line is shipped, or refused with the reason.
         */
        post: operations["httpmethod.post_api_w_deliveries_tracking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetDelivery
         * @description One delivery with its history; the address for those who may edit.
         */
        get: operations["httpmethod.get_api_w_deliveries_by_delivery_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/{delivery_id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * CorrectDeliveryAddress
         * @description Give or correct the address for somebody who called, until it is packed.
         */
        put: operations["httpmethod.put_api_w_deliveries_by_delivery_id_address"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/deliveries/{delivery_id}/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TurnDelivery
         * @description Pack, unpack, ship, correct the tracking number, mark as delivered, take back, cancel.
         */
        post: operations["httpmethod.post_api_w_deliveries_by_delivery_id_turns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/events/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadHealth
         * @description What was received, accepted, seen twice, kept aside and turned away in 24 hours, and what waits.
         */
        get: operations["httpmethod.get_api_w_events_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/events/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch
         * @description New events as they are digested (text/event-stream; each `data` is an event as in `recent`).
         */
        get: operations["httpmethod.get_api_w_events_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/events/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListNames
         * @description Names of events, the most frequent first.
         */
        get: operations["httpmethod.get_api_w_events_names"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/events/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRecent
         * @description Events digested in the last days, the latest first.
         */
        get: operations["httpmethod.get_api_w_events_recent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/handouts/{handout_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WithdrawHandout
         * @description Give no more, and take back what nobody has used.
         */
        post: operations["httpmethod.post_api_w_handouts_by_handout_id_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/identity/blocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBlocked
         * @description Ids that say nothing about who somebody is (`undefined`, `0` …), and how often they came: a broken script shows here.
         */
        get: operations["httpmethod.get_api_w_identity_blocked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListKeys
         * @description The write keys of the workspace, newest first.
         */
        get: operations["httpmethod.get_api_w_keys"];
        put?: never;
        /**
         * CreateKey
         * @description A new write key.
         */
        post: operations["httpmethod.post_api_w_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/keys/{key_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RevokeKey
         * @description Refuse a key from now on.
         */
        post: operations["httpmethod.post_api_w_keys_by_key_id_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListAccounts
         * @description Accounts by holder; `holder` is one holder, or a kind of holders when it ends with a colon.
         */
        get: operations["httpmethod.get_api_w_ledger_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/ledger/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListAssets
         * @description Every asset: how much was issued and spent, in how many accounts it is.
         */
        get: operations["httpmethod.get_api_w_ledger_assets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/ledger/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check
         * @description Add everything up again, now.
         */
        get: operations["httpmethod.get_api_w_ledger_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/ledger/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListTransfers
         * @description Transfers, newest first, each with the words for why it was made.
         */
        get: operations["httpmethod.get_api_w_ledger_transfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/ledger/transfers/{transfer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetTransfer
         * @description A transfer, the decision behind it, and the way of its units from where they were issued to who has them now.
         */
        get: operations["httpmethod.get_api_w_ledger_transfers_by_transfer_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/mechanics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMechanics
         * @description The kinds of play that are installed, with the form of their rules.
         */
        get: operations["httpmethod.get_api_w_mechanics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/ladders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListLadders
         * @description Every ladder, with how many people are in each tier, and how far the last change has been applied.
         */
        get: operations["httpmethod.get_api_w_membership_ladders"];
        put?: never;
        /**
         * CreateLadder
         * @description A new ladder. People are on it as soon as the past has been read for it.
         */
        post: operations["httpmethod.post_api_w_membership_ladders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/ladders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetLadder
         * @description One ladder.
         */
        get: operations["httpmethod.get_api_w_membership_ladders_by_key"];
        /**
         * UpdateLadder
         * @description Change a ladder. It is applied to everybody by a job; `job` says how far that is.
         */
        put: operations["httpmethod.put_api_w_membership_ladders_by_key"];
        post?: never;
        /**
         * RemoveLadder
         * @description Remove a ladder. Everybody leaves it; the history stays.
         */
        delete: operations["httpmethod.delete_api_w_membership_ladders_by_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/ladders/{key}/census": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowCensus
         * @description People in each tier day by day; days before the ladder was made are counted by its rules over the orders of then (`recast`).
         */
        get: operations["httpmethod.get_api_w_membership_ladders_by_key_census"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/ladders/{key}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListLadderChanges
         * @description Everybody's changes on a ladder, the latest first.
         */
        get: operations["httpmethod.get_api_w_membership_ladders_by_key_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/ladders/{key}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListTierPeople
         * @description Who is in a tier, with what counts for them now.
         */
        get: operations["httpmethod.get_api_w_membership_ladders_by_key_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowPersonTiers
         * @description One person's standing on every ladder, and how it came about.
         */
        get: operations["httpmethod.get_api_w_membership_people_by_person_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/people/{person_id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * GiveTerm
         * @description Start or renew a paid membership. The same reference again changes nothing.
         */
        post: operations["httpmethod.post_api_w_membership_people_by_person_id_terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/people/{person_id}/terms/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndTerm
         * @description Take back a term that was given by a call.
         */
        post: operations["httpmethod.post_api_w_membership_people_by_person_id_terms_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/people/{person_id}/tier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * SetTier
         * @description Set a tier by hand, with a reason.
         */
        put: operations["httpmethod.put_api_w_membership_people_by_person_id_tier"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/people/{person_id}/tier/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndManualTier
         * @description Let the rules decide again.
         */
        post: operations["httpmethod.post_api_w_membership_people_by_person_id_tier_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PreviewLadder
         * @description How many people would earn each tier today under rules that are being edited. Nothing is saved.
         */
        post: operations["httpmethod.post_api_w_membership_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/membership/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListTemplates
         * @description Ladders to begin with.
         */
        get: operations["httpmethod.get_api_w_membership_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMessages
         * @description Messages of plays by what became of them: waiting, claimed, handed, failed, unknown.
         */
        get: operations["httpmethod.get_api_w_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowOverview
         * @description The figures of the first page, as of the moment they were counted.
         */
        get: operations["httpmethod.get_api_w_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPeople
         * @description People, by search, segment (`segment=<key>`) or tags (`tag=<key>:<value>`, several too); sorted by last_seen, first_seen or spent.
         */
        get: operations["httpmethod.get_api_w_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowPerson
         * @description One person: who they are, what is known of them and why, what they have.
         */
        get: operations["httpmethod.get_api_w_people_by_person_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people/{person_id}/badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPersonBadges
         * @description One person's badges and how far they are.
         */
        get: operations["httpmethod.get_api_w_people_by_person_id_badges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people/{person_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListDecisionsOfPerson
         * @description What was decided about a person, in all plays, the newest first.
         */
        get: operations["httpmethod.get_api_w_people_by_person_id_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people/{person_id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListIdentities
         * @description Everything a person is named by, the oldest first.
         */
        get: operations["httpmethod.get_api_w_people_by_person_id_identities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people/{person_id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMerges
         * @description Why a person is one with others or stayed apart, the latest 200 notes.
         */
        get: operations["httpmethod.get_api_w_people_by_person_id_merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people/{person_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListTimeline
         * @description Everything a person did, under all ids they ever had, the latest first.
         */
        get: operations["httpmethod.get_api_w_people_by_person_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/people/{person_id}/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPersonVouchers
         * @description A person's vouchers, the newest first.
         */
        get: operations["httpmethod.get_api_w_people_by_person_id_vouchers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPictures
         * @description Pictures of shoppers, the latest first.
         */
        get: operations["httpmethod.get_api_w_pictures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/pictures/{picture_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * DeletePicture
         * @description For good.
         */
        delete: operations["httpmethod.delete_api_w_pictures_by_picture_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/pictures/{picture_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowPictureToOperator
         * @description The same for an operator: hidden ones too.
         */
        get: operations["httpmethod.get_api_w_pictures_by_picture_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/pictures/{picture_id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * HidePicture
         * @description Show it to nobody but operators.
         */
        post: operations["httpmethod.post_api_w_pictures_by_picture_id_hide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/pictures/{picture_id}/show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ShowPictureAgain
         * @description Show it to everybody who has its id again.
         */
        post: operations["httpmethod.post_api_w_pictures_by_picture_id_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPlays
         * @description The newest first.
         */
        get: operations["httpmethod.get_api_w_plays"];
        put?: never;
        /**
         * CreatePlay
         * @description A new draft.
         */
        post: operations["httpmethod.post_api_w_plays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CheckUnsaved
         * @description What is wrong with rules that have not been saved.
         */
        post: operations["httpmethod.post_api_w_plays_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RehearseRules
         * @description What one made-up shopper sees and is answered by rules that nobody plays yet. Nothing is stored.
         */
        post: operations["httpmethod.post_api_w_plays_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SimulateRules
         * @description What a made-up crowd would do, win and cost by these rules.
         */
        post: operations["httpmethod.post_api_w_plays_simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPlay
         * @description One play.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id"];
        /**
         * UpdatePlay
         * @description Change a draft; of a play that runs, only what is in its players' favour: its name, a later end, more stock.
         */
        put: operations["httpmethod.put_api_w_plays_by_play_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CheckPlay
         * @description What stands in the way of launching a play.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CopyPlay
         * @description A new draft with the same rules.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListDecisions
         * @description What the play decided, the newest first; `person` leaves out everybody else.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndPlay
         * @description Over, for good; what is left of the stock is taken back.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * LaunchPlay
         * @description Let it run, and put its stock in.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_launch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListLists
         * @description The lists that a play keeps.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/lists/{list_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRows
         * @description A list from the top.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_lists_by_list_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadLive
         * @description Stock, odds and results right now.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PausePlay
         * @description Take no moves for now.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/prints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPrints
         * @description Which codes were printed, the newest first.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_prints"];
        put?: never;
        /**
         * PrintCodes
         * @description Codes to print, as CSV.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_prints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadResults
         * @description Results of the last days, compared with those before; `days` 0 is all since the beginning.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ResumePlay
         * @description Go on after a pause.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rule
         * @description Staff decides about a seat: a proof, an entry, an applicant. The same Idempotency-Key and ruling get the first answer again.
         */
        post: operations["httpmethod.post_api_w_plays_by_play_id_rulings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/screens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListScreens
         * @description The screens of a play whose codes change by the clock; empty for most kinds.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_screens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/screens/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadScreen
         * @description The code that a screen shows now, and until when.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_screens_by_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/taps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListTaps
         * @description The moves of a play that fit into a link, each with its placeholder for messages.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_taps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/taps.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * WriteLinks
         * @description Links for everybody in a segment, as CSV: a row for each person, a column for each move.
         *
         *     People of the segment `without`, such as those who want no messages, get none.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_taps.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/plays/{play_id}/taps/of/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MakeLinks
         * @description Every such move as a link for one person. Whoever has a link can make its move in their name: send it to nobody else.
         */
        get: operations["httpmethod.get_api_w_plays_by_play_id_taps_of_by_person_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListAdjustments
         * @description Changes by hand, the newest first; `person` is an id, or the shop's user id.
         */
        get: operations["httpmethod.get_api_w_points_adjustments"];
        put?: never;
        /**
         * RequestAdjustment
         * @description Change somebody's points by hand. Above the wallet's limit it is `requested` and waits for another operator.
         */
        post: operations["httpmethod.post_api_w_points_adjustments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/adjustments/{adjustment_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ApproveAdjustment
         * @description Carry out what another operator asked for.
         */
        post: operations["httpmethod.post_api_w_points_adjustments_by_adjustment_id_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/adjustments/{adjustment_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RefuseAdjustment
         * @description Do not do it; whoever asked may withdraw it.
         */
        post: operations["httpmethod.post_api_w_points_adjustments_by_adjustment_id_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListExchanges
         * @description Exchanges, the latest first.
         */
        get: operations["httpmethod.get_api_w_points_exchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/exchanges/{exchange_id}/{turn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SettleExchange
         * @description `sent` and `done` for goods; `return` gives everything back on both sides.
         */
        post: operations["httpmethod.post_api_w_points_exchanges_by_exchange_id_by_turn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetForms
         * @description What the forms of the console are made from.
         */
        get: operations["httpmethod.get_api_w_points_forms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListGrants
         * @description What rules gave and what refunds took back, the latest first.
         */
        get: operations["httpmethod.get_api_w_points_grants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListItems
         * @description Everything the points shop has or had.
         */
        get: operations["httpmethod.get_api_w_points_items"];
        put?: never;
        /**
         * CreateItem
         * @description A new draft.
         */
        post: operations["httpmethod.post_api_w_points_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/items/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CheckItem
         * @description What is wrong with an item that was not saved.
         */
        post: operations["httpmethod.post_api_w_points_items_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * UpdateItem
         * @description Change an item; on sale, its stock can only grow.
         */
        put: operations["httpmethod.put_api_w_points_items_by_item_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/items/{item_id}/{turn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TurnItem
         * @description `launch` puts it on sale, `pause` takes it off for a while, `archive` for good.
         */
        post: operations["httpmethod.post_api_w_points_items_by_item_id_by_turn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPersonPoints
         * @description A person's wallets.
         */
        get: operations["httpmethod.get_api_w_points_people_by_person_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/people/{person_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPersonHistory
         * @description What came into and went out of a wallet, with the reasons.
         */
        get: operations["httpmethod.get_api_w_points_people_by_person_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRefusals
         * @description What rules did not give, and why, the latest first; kept for 30 days.
         */
        get: operations["httpmethod.get_api_w_points_refusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetResults
         * @description What the rules came to, by rule and day.
         */
        get: operations["httpmethod.get_api_w_points_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRules
         * @description Every rule, the oldest first.
         */
        get: operations["httpmethod.get_api_w_points_rules"];
        put?: never;
        /**
         * CreateRule
         * @description A new draft.
         */
        post: operations["httpmethod.post_api_w_points_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CheckRule
         * @description What is wrong with a rule that was not saved.
         */
        post: operations["httpmethod.post_api_w_points_rules_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/rules/install": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * InstallTemplates
         * @description Put templates in as drafts; those that are there already stay as they are.
         */
        post: operations["httpmethod.post_api_w_points_rules_install"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetRule
         * @description One rule.
         */
        get: operations["httpmethod.get_api_w_points_rules_by_rule_id"];
        /**
         * UpdateRule
         * @description Change a rule. What was given stays given.
         */
        put: operations["httpmethod.put_api_w_points_rules_by_rule_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/rules/{rule_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ArchiveRule
         * @description Off for good. What it gave can still be taken back by refunds.
         */
        post: operations["httpmethod.post_api_w_points_rules_by_rule_id_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/rules/{rule_id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * LaunchRule
         * @description Events from now on count.
         */
        post: operations["httpmethod.post_api_w_points_rules_by_rule_id_launch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/rules/{rule_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PauseRule
         * @description Give nothing for now.
         */
        post: operations["httpmethod.post_api_w_points_rules_by_rule_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetSettings
         * @description Groups of rules, and points as money off.
         */
        get: operations["httpmethod.get_api_w_points_settings"];
        /**
         * ChangeSettings
         * @description Keep other settings.
         */
        put: operations["httpmethod.put_api_w_points_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListTemplates
         * @description Ready ways of earning.
         */
        get: operations["httpmethod.get_api_w_points_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListHandovers
         * @description What members handed to each other, the newest first.
         */
        get: operations["httpmethod.get_api_w_points_transfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TryEvent
         * @description What an event would earn, by the very function that gives. Nothing is given.
         */
        post: operations["httpmethod.post_api_w_points_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/wallets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListWallets
         * @description Every wallet; `points` and `growth` are always there.
         */
        get: operations["httpmethod.get_api_w_points_wallets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/wallets/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * SaveWallet
         * @description A new wallet, or a changed one. How long points last is for those given from now on.
         */
        put: operations["httpmethod.put_api_w_points_wallets_by_key"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/wallets/{key}/liability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetLiability
         * @description What the shop owes: outstanding, pending, running out by month, and how much of it is likely to be redeemed.
         */
        get: operations["httpmethod.get_api_w_points_wallets_by_key_liability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/points/wallets/{key}/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListLots
         * @description A person's lots with something left, pending ones too, the soonest to run out first.
         */
        get: operations["httpmethod.get_api_w_points_wallets_by_key_lots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPromotions
         * @description The newest first, with how each goes.
         */
        get: operations["httpmethod.get_api_w_promotions"];
        put?: never;
        /**
         * Create
         * @description A new draft.
         */
        post: operations["httpmethod.post_api_w_promotions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description What stands in the way of launching it.
         */
        post: operations["httpmethod.post_api_w_promotions_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowForm
         * @description The JSON schema of a promotion, with titles and help in both languages.
         */
        get: operations["httpmethod.get_api_w_promotions_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description What a draft alone would make of a sample cart.
         */
        post: operations["httpmethod.post_api_w_promotions_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price
         * @description What everything that is live would make of a cart.
         */
        post: operations["httpmethod.post_api_w_promotions_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetSettings
         * @description How the workspace calculates.
         */
        get: operations["httpmethod.get_api_w_promotions_settings"];
        /**
         * KeepSettings
         * @description Calculate so from now on.
         */
        put: operations["httpmethod.put_api_w_promotions_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/settings/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowSettingsForm
         * @description The JSON schema of those settings, with titles and help in both languages.
         */
        get: operations["httpmethod.get_api_w_promotions_settings_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPromotion
         * @description One, by id or key.
         */
        get: operations["httpmethod.get_api_w_promotions_by_promotion_id"];
        /**
         * Update
         * @description Revise it; what was reserved or redeemed stays as it was.
         */
        put: operations["httpmethod.put_api_w_promotions_by_promotion_id"];
        post?: never;
        /**
         * Remove
         * @description Throw a draft away.
         */
        delete: operations["httpmethod.delete_api_w_promotions_by_promotion_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListCodes
         * @description Runs of bulk codes, the newest first, with how far each is.
         */
        get: operations["httpmethod.get_api_w_promotions_by_promotion_id_codes"];
        put?: never;
        /**
         * StartCodes
         * @description Make codes in bulk; they are made in the background.
         */
        post: operations["httpmethod.post_api_w_promotions_by_promotion_id_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListDays
         * @description What happened on each of the last 400 days.
         */
        get: operations["httpmethod.get_api_w_promotions_by_promotion_id_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End
         * @description Over, for good.
         */
        post: operations["httpmethod.post_api_w_promotions_by_promotion_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/handouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListHandouts
         * @description Segments that were given it, the newest run first, with how far each is.
         */
        get: operations["httpmethod.get_api_w_promotions_by_promotion_id_handouts"];
        put?: never;
        /**
         * StartHandout
         * @description Give everybody of a segment a voucher, each once; it is done in the background.
         */
        post: operations["httpmethod.post_api_w_promotions_by_promotion_id_handouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Launch
         * @description Let it be used.
         */
        post: operations["httpmethod.post_api_w_promotions_by_promotion_id_launch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause
         * @description No new uses for now.
         */
        post: operations["httpmethod.post_api_w_promotions_by_promotion_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume
         * @description Go on after a pause.
         */
        post: operations["httpmethod.post_api_w_promotions_by_promotion_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRevisions
         * @description What it said, the latest first.
         */
        get: operations["httpmethod.get_api_w_promotions_by_promotion_id_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListUses
         * @description Who used it when, the newest first; what was refused too, with the reason.
         */
        get: operations["httpmethod.get_api_w_promotions_by_promotion_id_uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/promotions/{promotion_id}/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListVouchers
         * @description Vouchers of a promotion, by code.
         */
        get: operations["httpmethod.get_api_w_promotions_by_promotion_id_vouchers"];
        put?: never;
        /**
         * Give
         * @description Give vouchers to people.
         */
        post: operations["httpmethod.post_api_w_promotions_by_promotion_id_vouchers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListQuarantine
         * @description Events that were kept aside, the latest first; `quarantine_state` is open, replayed or discarded.
         */
        get: operations["httpmethod.get_api_w_quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/quarantine/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReplayMany
         * @description Send up to 500 through again as they came; those that would be refused again are named and stay.
         */
        post: operations["httpmethod.post_api_w_quarantine_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/quarantine/{quarantine_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard
         * @description Let one go; its bytes stay readable.
         */
        post: operations["httpmethod.post_api_w_quarantine_by_quarantine_id_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/quarantine/{quarantine_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay
         * @description Send one through again, as it came or corrected.
         */
        post: operations["httpmethod.post_api_w_quarantine_by_quarantine_id_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListSegments
         * @description Every segment, with how many people it has.
         */
        get: operations["httpmethod.get_api_w_segments"];
        put?: never;
        /**
         * CreateSegment
         * @description A new segment. It is `filling` until the past has been read for it.
         */
        post: operations["httpmethod.post_api_w_segments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PreviewSegment
         * @description How many people a condition would take, and some of them. Nothing is saved.
         */
        post: operations["httpmethod.post_api_w_segments_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/segments/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * UpdateSegment
         * @description Change a segment; a template too.
         */
        put: operations["httpmethod.put_api_w_segments_by_key"];
        post?: never;
        /**
         * RemoveSegment
         * @description Remove an own segment, or give a template its first form back.
         */
        delete: operations["httpmethod.delete_api_w_segments_by_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/segments/{key}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMembers
         * @description Who is in a segment.
         */
        get: operations["httpmethod.get_api_w_segments_by_key_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/shopper-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetShopperSecret
         * @description For the owner: the secret with which the shop's own server signs shopper tokens.
         */
        get: operations["httpmethod.get_api_w_shopper_secret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListTags
         * @description The catalogue of tags.
         */
        get: operations["httpmethod.get_api_w_tags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/vouchers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetVoucher
         * @description One voucher and everything that became of it.
         */
        get: operations["httpmethod.get_api_w_vouchers_by_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/w/{workspace}/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetWorkspace
         * @description Facts about the workspace.
         */
        get: operations["httpmethod.get_api_w_workspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/badges/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * VerifyBadge
         * @description Whether a credential was signed here, is unchanged, and still stands.
         */
        post: operations["httpmethod.post_public_badges_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/badges/{workspace}/achievements/{key}/{level}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowAchievement
         * @description What a badge stands for.
         */
        get: operations["httpmethod.get_public_badges_achievements_by_key_by_level"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/badges/{workspace}/achievements/{key}/{level}/picture.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowEmblem
         * @description The emblem of a badge.
         */
        get: operations["httpmethod.get_public_badges_achievements_by_key_by_level_picture.svg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/badges/{workspace}/issuer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowIssuer
         * @description The profile of who gives the badges of a workspace.
         */
        get: operations["httpmethod.get_public_badges_issuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/badges/{workspace}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListKeys
         * @description The keys that verify credentials of a workspace, as a JSON Web Key Set.
         */
        get: operations["httpmethod.get_public_badges_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/badges/{workspace}/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowKey
         * @description One key: where the `kid` of a credential leads.
         */
        get: operations["httpmethod.get_public_badges_keys_by_key_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/badges/{workspace}/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowRevocations
         * @description Credentials that were taken back (1EdTechRevocationList).
         */
        get: operations["httpmethod.get_public_badges_revocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/cart/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price
         * @description What a cart costs now, with every discount on its line and a reason for each code that does not apply. Nothing is held.
         */
        post: operations["httpmethod.post_shop_cart_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/points/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold
         * @description Set points aside for an order until it is paid. The same order again answers the same; other points replace the hold.
         */
        post: operations["httpmethod.post_shop_points_holds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/points/holds/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetHold
         * @description What an order holds or was paid with.
         */
        get: operations["httpmethod.get_shop_points_holds_by_order_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/points/holds/{order_id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PostHold
         * @description The order is paid. Refunds come by the events Order Refunded and Order Cancelled.
         */
        post: operations["httpmethod.post_shop_points_holds_by_order_id_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/points/holds/{order_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * VoidHold
         * @description The order is not paid; the points come back.
         */
        post: operations["httpmethod.post_shop_points_holds_by_order_id_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/points/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote
         * @description What a person's points can do for an order. Nothing is set aside.
         */
        post: operations["httpmethod.post_shop_points_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/uses/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeem
         * @description The checkout was paid.
         */
        post: operations["httpmethod.post_shop_uses_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/uses/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release
         * @description The checkout will not be paid: everything it holds is free again.
         */
        post: operations["httpmethod.post_shop_uses_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/uses/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reserve
         * @description Hold everything that a checkout uses, all or nothing. The same again is the same; another cart replaces the reservation.
         */
        post: operations["httpmethod.post_shop_uses_reserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/uses/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * GiveBack
         * @description Money goes back: the whole of it gives the uses back where their policy says so, a part keeps them.
         */
        post: operations["httpmethod.post_shop_uses_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/uses/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scan
         * @description A code shown at a till: used at once.
         */
        post: operations["httpmethod.post_shop_uses_scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/uses/{checkout_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetCheckout
         * @description What became of a checkout: ask this when an answer got lost.
         */
        get: operations["httpmethod.get_shop_uses_by_checkout_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shop/vouchers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetVoucher
         * @description What a scanned code is: whose, for what, whether it can be used now.
         */
        get: operations["httpmethod.get_shop_vouchers_by_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/alliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowMine
         * @description Where my points count, at which rate, how many can go now, and my latest exchanges.
         */
        get: operations["httpmethod.get_storefront_alliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/alliance/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * MakeCode
         * @description A code to type in at the other shop within 15 minutes.
         */
        post: operations["httpmethod.post_storefront_alliance_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/alliance/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * MakeExchange
         * @description Exchange points, or use the partner's here. The same key again answers the first exchange.
         */
        post: operations["httpmethod.post_storefront_alliance_exchanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/alliance/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListLinks
         * @description My accounts in other shops.
         */
        get: operations["httpmethod.get_storefront_alliance_links"];
        put?: never;
        /**
         * MakeLink
         * @description Link this account with the one that the code was shown to.
         */
        post: operations["httpmethod.post_storefront_alliance_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/alliance/links/{link_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndLink
         * @description Take the consent back.
         */
        post: operations["httpmethod.post_storefront_alliance_links_by_link_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListOwnBadges
         * @description The shopper's own shelf.
         */
        get: operations["httpmethod.get_storefront_badges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/badges/worn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WearTitle
         * @description Wear a title, or none.
         */
        post: operations["httpmethod.post_storefront_badges_worn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/badges/{award_id}/credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ExportBadge
         * @description A badge as an Open Badge 3.0, to take along.
         */
        get: operations["httpmethod.get_storefront_badges_by_award_id_credential"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/badges/{award_id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ShareBadge
         * @description Open the public page of a badge, or close it. A link that was closed never opens again.
         */
        post: operations["httpmethod.post_storefront_badges_by_award_id_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/cards/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowCard
         * @description The picture of a card, to whoever has its address.
         */
        get: operations["httpmethod.get_storefront_cards_by_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/cart/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price
         * @description What a cart would cost this shopper: to be shown. What counts is what the shop's server reserves.
         */
        post: operations["httpmethod.post_storefront_cart_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/commission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowMine
         * @description My commission. 404 for somebody who earns none.
         */
        get: operations["httpmethod.get_storefront_commission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/commission/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WishWithdrawal
         * @description Ask to be paid. An operator decides.
         */
        post: operations["httpmethod.post_storefront_commission_withdrawals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMyDeliveries
         * @description What is sent to me, and what waits for my address.
         */
        get: operations["httpmethod.get_storefront_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/deliveries/address/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ForgetMyAddress
         * @description Keep no address for next time any more; my deliveries as they are then.
         */
        post: operations["httpmethod.post_storefront_deliveries_address_forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/deliveries/{delivery_id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * GiveMyAddress
         * @description Say where it goes, or correct it until it is packed. The same again changes nothing.
         */
        post: operations["httpmethod.post_storefront_deliveries_by_delivery_id_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/gifts/{token}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TakeGift
         * @description Have the voucher that a link leads to.
         */
        post: operations["httpmethod.post_storefront_gifts_by_token_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/gifts/{token}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WithdrawGift
         * @description Keep it after all, as long as nobody has taken it.
         */
        post: operations["httpmethod.post_storefront_gifts_by_token_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListInbox
         * @description Messages to this person, the newest first.
         */
        get: operations["httpmethod.get_storefront_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * MarkRead
         * @description These messages have been seen.
         */
        post: operations["httpmethod.post_storefront_inbox_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadMe
         * @description What this person has, and what they won lately.
         */
        get: operations["httpmethod.get_storefront_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SendPicture
         * @description A picture as the body, or as a file of a form (multipart/form-data): JPEG, PNG or WebP, at most 5 MB.
         *
         *     It is painted anew, so that nothing hidden in it (place, camera, scripts) is kept. One that no move uses within a day is deleted.
         */
        post: operations["httpmethod.post_storefront_pictures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/pictures/{picture_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowPicture
         * @description What a picture looks like, to whoever has its id: `size` is whole or small.
         */
        get: operations["httpmethod.get_storefront_pictures_by_picture_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListOn
         * @description The plays this person can move in now; `ids` is a list with commas.
         */
        get: operations["httpmethod.get_storefront_plays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/plays/{play_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show
         * @description A play as this person sees it before the next move; `link` is what a link they followed says, such as a friend's group.
         */
        get: operations["httpmethod.get_storefront_plays_by_play_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/plays/{play_id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MakeCard
         * @description The person's result as a card to share: the address of its picture, and where its code leads.
         *
         *     `page` is the page that the code leads back to, with a mark of who shared it; it must be of the site that asks. The person's name is on
         *     the card only with `named=true`, which is theirs to say.
         */
        get: operations["httpmethod.get_storefront_plays_by_play_id_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/plays/{play_id}/card/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * FollowCard
         * @description Somebody came by a shared card: “Shared Card Followed” happens to who shared it, once for each visitor.
         */
        post: operations["httpmethod.post_storefront_plays_by_play_id_card_follows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/plays/{play_id}/lists/{list_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowList
         * @description A public list with masked names; `around=me` begins a little above the caller's own row.
         */
        get: operations["httpmethod.get_storefront_plays_by_play_id_lists_by_list_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/plays/{play_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a move
         * @description The body is the move, in the form of the play's kind. The same Idempotency-Key and move get the first answer again.
         */
        post: operations["httpmethod.post_storefront_plays_by_play_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMyPoints
         * @description My wallets: what I can use, what is not ready yet, what runs out soon.
         */
        get: operations["httpmethod.get_storefront_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/points/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMyExchanges
         * @description What I exchanged.
         */
        get: operations["httpmethod.get_storefront_points_exchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/points/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMyHistory
         * @description What came in and went out, with the reasons.
         */
        get: operations["httpmethod.get_storefront_points_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/points/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListOffers
         * @description What the points shop has.
         */
        get: operations["httpmethod.get_storefront_points_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/points/items/{item_id}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange
         * @description Points against an item: all of it, or nothing with the reason.
         */
        post: operations["httpmethod.post_storefront_points_items_by_item_id_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/points/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * HandOn
         * @description Hand points to another member, where the wallet allows it.
         */
        post: operations["httpmethod.post_storefront_points_transfers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/rules/{play_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowRules
         * @description Odds and conditions of a play, for everybody.
         */
        get: operations["httpmethod.get_storefront_rules_by_play_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * OpenSession
         * @description A token for an anonymous visitor.
         *
         *     An id that belongs to somebody known does not open their purse: only the shop's own server can sign for them. The visitor
         *     is then somebody of their own.
         */
        post: operations["httpmethod.post_storefront_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/tier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowOwnTier
         * @description The shopper's own tiers: where they stand, what it gives, and what the next one asks.
         */
        get: operations["httpmethod.get_storefront_tier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/verifications/{play_id}/{decision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadVerification
         * @description How a decision came about, for everybody who has its address: chances, seed, result. Nothing in it is private.
         */
        get: operations["httpmethod.get_storefront_verifications_by_play_id_by_decision_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ShowVouchers
         * @description The shopper's vouchers, and the coupons they may claim.
         */
        get: operations["httpmethod.get_storefront_vouchers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/vouchers/claim/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim
         * @description Take one. The same Idempotency-Key is the same voucher.
         */
        post: operations["httpmethod.post_storefront_vouchers_claim_by_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/vouchers/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter
         * @description Keep a code.
         */
        post: operations["httpmethod.post_storefront_vouchers_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/vouchers/{code}/gift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * GiveOn
         * @description A link to one's own voucher, for somebody else. The same voucher has the same link until it is taken or withdrawn.
         */
        post: operations["httpmethod.post_storefront_vouchers_by_code_gift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Accepted */
        Accepted: {
            answer: {
                [key: string]: unknown;
            };
            balances: {
                [key: string]: number;
            };
            because: string;
            decision_id: string;
            /** @constant */
            outcome: "accepted";
            /** @default false */
            replayed?: boolean;
            say: components["schemas"]["Text"];
        };
        /** Account */
        Account: {
            asset: string;
            balance: number;
            floor: number | null;
            held: number;
            holder: string;
            spendable: number | null;
        };
        /** Address */
        Address: {
            city: string;
            country: string;
            /** @default  */
            district?: string;
            lines: (string | unknown)[];
            name: string;
            phone: string;
            /** @default  */
            postcode?: string;
            /** @default  */
            region?: string;
        };
        /** AddressForm */
        AddressForm: {
            address: components["schemas"]["Address"];
            remember?: boolean | null;
        };
        /** Adjustment */
        Adjustment: {
            amount: number;
            decided_at: string | null;
            decided_by: string | null;
            id: string;
            note: string;
            person_id: string;
            reason: string;
            /** Format: date-time */
            requested_at: string;
            requested_by: string;
            /** @enum {string} */
            state: "requested" | "done" | "refused";
            wallet: string;
        };
        /** AdjustmentForm */
        AdjustmentForm: {
            amount: number;
            person: string;
            reason: string;
            wallet: string;
        };
        /** AdjustmentNote */
        AdjustmentNote: {
            /** @default  */
            note?: string;
        };
        /** Agreement */
        Agreement: {
            began_at: string | null;
            /** Format: date-time */
            created_at: string;
            ended_at: string | null;
            ended_by: string | null;
            id: string;
            /** @default 0 */
            links?: number;
            members: components["schemas"]["AllianceMember"][];
            name: components["schemas"]["AllianceName"];
            proposed_by: string;
            reason: string;
            /** @enum {string} */
            state: "proposed" | "active" | "ended";
            terms: components["schemas"]["AllianceTerms"];
            /** @default 0 */
            uncleared?: number;
        };
        /** AllianceDay */
        AllianceDay: {
            given: number;
            /** Format: date */
            on: string;
            received: number;
        };
        /** AllianceExchange */
        AllianceExchange: {
            agreement_id: string;
            /** Format: date-time */
            at: string;
            clearing_id: string | null;
            /** @enum {string} */
            direction: "out" | "in";
            given: number;
            id: string;
            partner: string;
            person_id: string;
            received: number;
        };
        /** AllianceFlow */
        AllianceFlow: {
            days: components["schemas"]["AllianceDay"][];
            pending: components["schemas"]["NetLine"][];
        };
        /** AllianceLimits */
        AllianceLimits: {
            /** @default 1 */
            least?: number;
            most?: number | null;
            per_day?: number | null;
            per_person?: number | null;
            per_person_day?: number | null;
        };
        /** AllianceLink */
        AllianceLink: {
            agreement_id: string;
            ended_at: string | null;
            id: string;
            /** Format: date-time */
            linked_at: string;
            partner: string;
            person_id: string;
        };
        /** AllianceMember */
        AllianceMember: {
            accepted_at: string | null;
            /** @default  */
            name?: string;
            workspace: string;
        };
        /** AllianceMine */
        AllianceMine: {
            exchanges: components["schemas"]["AllianceExchange"][];
            partners: components["schemas"]["AlliancePartner"][];
        };
        /** AllianceName */
        AllianceName: {
            en: string;
            zh: string;
        };
        /** AlliancePartner */
        AlliancePartner: {
            agreement_id: string;
            back: components["schemas"]["AllianceWay"];
            balance: number;
            link_id: string | null;
            name: string;
            out: components["schemas"]["AllianceWay"];
            partner: string;
            points: components["schemas"]["Text"];
            points_there: components["schemas"]["Text"];
            says: components["schemas"]["AllianceName"];
            there: number | null;
        };
        /** AllianceSide */
        AllianceSide: {
            price: number;
            /** @default points */
            wallet?: string;
            workspace: string;
        };
        /** AllianceTerms */
        AllianceTerms: {
            /**
             * @default hand
             * @enum {string}
             */
            clear_every?: "hand" | "week" | "month";
            currency: string;
            /** @default 0 */
            fee_basis_points?: number;
            limits?: components["schemas"]["AllianceLimits"];
            sides: (components["schemas"]["AllianceSide"] | unknown)[];
        };
        /** AllianceWay */
        AllianceWay: {
            denominator: number;
            least: number;
            most: number;
            numerator: number;
        };
        /** Anonymous */
        Anonymous: {
            id: string;
            known: boolean;
        };
        /** Applied */
        Applied: {
            amount_minor: number;
            /** @default  */
            code?: string;
            kind: string;
            next?: components["schemas"]["Next"] | null;
            promotion: string;
            /** @enum {string} */
            stage: "member_price" | "item" | "order" | "coupon" | "points" | "shipping";
            /** @default 1 */
            times?: number;
            title: components["schemas"]["Text"];
        };
        /**
         * Asks
         * @default {
         *       "growth": null,
         *       "match": "any",
         *       "orders": null,
         *       "spend_minor": null
         *     }
         */
        Asks: {
            growth?: number | null;
            /**
             * @default any
             * @enum {string}
             */
            match?: "any" | "all";
            orders?: number | null;
            spend_minor?: number | null;
        };
        /** AssetSummary */
        AssetSummary: {
            accounts: number;
            asset: string;
            issued: number;
            spent: number;
            sum: number;
        };
        /** Award */
        Award: {
            /** Format: date-time */
            at: string;
            badge: string;
            because: string;
            by: string;
            colour: string;
            id: string;
            /** @enum {string} */
            kind: "badge" | "title" | "certificate";
            level: number;
            level_name: components["schemas"]["Text"] | null;
            levels: number;
            name: components["schemas"]["Text"];
            person_id: string;
            revoked_at: string | null;
            revoked_because: string;
            shown_name: string;
            symbol: string;
            token: string | null;
            worn: boolean;
        };
        /** AwardLine */
        AwardLine: {
            award: components["schemas"]["Award"];
            person_name: string | null;
            user_id: string | null;
        };
        /** Badge */
        Badge: {
            /** @default #3f6fb5 */
            colour?: string;
            criteria?: components["schemas"]["Text"] | null;
            description: components["schemas"]["Text"];
            earning?: components["schemas"]["Earning"] | null;
            key: string;
            /**
             * @default badge
             * @enum {string}
             */
            kind?: "badge" | "title" | "certificate";
            /**
             * @default [
             *       {
             *         "at": 1,
             *         "name": null
             *       }
             *     ]
             */
            levels?: (components["schemas"]["Level"] | unknown)[];
            /** @default true */
            live?: boolean;
            name: components["schemas"]["Text"];
            /**
             * @default star
             * @enum {string}
             */
            symbol?: "star" | "heart" | "leaf" | "flame" | "crown" | "bolt" | "gift" | "medal" | "book" | "bag";
        };
        /** BadgeByHand */
        BadgeByHand: {
            because: string;
            /** @default 1 */
            level?: number;
            person_id: string;
        };
        /** BadgeEdit */
        BadgeEdit: {
            revision: string;
            rules: components["schemas"]["Badge"];
        };
        /** BadgeInfo */
        BadgeInfo: {
            people: number[];
            revision: string;
            revoked: number;
            rules: components["schemas"]["Badge"];
        };
        /** Bar */
        Bar: {
            count: number;
            name: components["schemas"]["Text"];
            of?: number | null;
        };
        /** BatchAsked */
        BatchAsked: {
            count: number;
            /** @default 12 */
            letters?: number;
            /** @default  */
            prefix?: string;
            usable_until?: string | null;
        };
        /** BirthdayMonth */
        BirthdayMonth: {
            /**
             * Birthday coupon
             * @description A coupon's key; may be empty.
             * @default
             */
            coupon?: string;
            /** @default  */
            key?: string;
            /** @constant */
            kind: "birthday_month";
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
            /**
             * Points
             * @description 200 is double.
             * @default 200
             */
            percent?: number;
        };
        /** BringForm */
        BringForm: {
            code: string;
            person: string;
        };
        /** Budget */
        Budget: {
            alerts: components["schemas"]["BudgetAlert"][];
            campaign: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            ends_at: string | null;
            given: number;
            id: string;
            left: number;
            /** @enum {string} */
            measure: "money" | "units";
            name: components["schemas"]["BudgetName"];
            revision: number;
            spent: number;
            starts_at: string | null;
            /** @enum {string} */
            state: "running" | "stopped" | "spent" | "not_begun" | "over";
            stopped_because: string | null;
            terms: components["schemas"]["BudgetTerms"];
            unit_cost_minor: number;
        };
        /** BudgetAlert */
        BudgetAlert: {
            /** Format: date-time */
            at: string;
            given: number;
            percent: number;
            spent: number;
        };
        /** BudgetChange */
        BudgetChange: {
            amount: number;
            /** Format: date-time */
            at: string;
            kind: string;
            made_by: string;
            reason: string;
        };
        /** BudgetCharge */
        BudgetCharge: {
            amount: number;
            /** Format: date-time */
            at: string;
            budget_id: string;
            channel: string;
            cost_minor: number;
            decision_id: string;
            id: string;
            person_id: string;
            returned: number;
            reward: string;
        };
        /** BudgetDraft */
        BudgetDraft: {
            amount: number;
            /** @default  */
            campaign?: string;
            ends_at?: string | null;
            /** @enum {string} */
            measure: "money" | "units";
            name: components["schemas"]["BudgetName"];
            starts_at?: string | null;
            terms?: components["schemas"]["BudgetTerms"];
            /** @default 0 */
            unit_cost_minor?: number;
        };
        /** BudgetEdit */
        BudgetEdit: {
            /** @default  */
            campaign?: string;
            ends_at?: string | null;
            name: components["schemas"]["BudgetName"];
            revision: number;
            starts_at?: string | null;
            terms?: components["schemas"]["BudgetTerms"];
        };
        /** BudgetForecast */
        BudgetForecast: {
            at?: string | null;
            /** @enum {string} */
            because: "rate" | "too_little_history" | "nothing_spent" | "spent" | "stopped";
            early_at?: string | null;
            late_at?: string | null;
            per_step: number;
        };
        /** BudgetLimits */
        BudgetLimits: {
            channels?: {
                [key: string]: number;
            };
            per_day?: number | null;
            per_person?: number | null;
            per_person_day?: number | null;
            rewards?: {
                [key: string]: number;
            };
        };
        /** BudgetMove */
        BudgetMove: {
            amount: number;
            reason: string;
        };
        /** BudgetName */
        BudgetName: {
            en: string;
            zh: string;
        };
        /** BudgetReason */
        BudgetReason: {
            reason: string;
        };
        /** BudgetTerms */
        BudgetTerms: {
            /**
             * @default [
             *       50,
             *       80,
             *       95
             *     ]
             */
            alerts?: (number | unknown)[];
            burn_rule?: components["schemas"]["BurnRule"] | null;
            /**
             * @default same_day
             * @enum {string}
             */
            day_return?: "same_day" | "none";
            limits?: components["schemas"]["BudgetLimits"];
        };
        /** Bundle */
        Bundle: {
            /**
             * Times at most
             * @description How often in one order; empty: no limit.
             */
            at_most_times?: number | null;
            /**
             * Items
             * @description How many make a set.
             */
            count: number;
            /** @constant */
            kind: "bundle";
            /**
             * Price
             * @description What a set costs.
             */
            price_minor: number;
        };
        /** Burn */
        Burn: {
            active: number;
            discount_minor: number;
            issued: number;
            left: number | null;
            redeemed: number;
            refused: number;
            reserved: number;
            returned: number;
        };
        /** BurnDown */
        BurnDown: {
            forecast: components["schemas"]["BudgetForecast"];
            /** @enum {string} */
            step: "hour" | "day";
            steps: components["schemas"]["BurnStep"][];
            zone: string;
        };
        /** BurnRule */
        BurnRule: {
            amount: number;
            minutes: number;
        };
        /** BurnStep */
        BurnStep: {
            /** Format: date-time */
            begins_at: string;
            charged: number;
            charges: number;
            left: number;
            /** Format: date */
            on: string;
            returned: number;
        };
        /** BuyGet */
        BuyGet: {
            /**
             * Times at most
             * @description How often in one order; empty: no limit.
             */
            at_most_times?: number | null;
            /**
             * Buy
             * @description How many in scope have to be bought.
             */
            buy: number;
            /**
             * Get
             * @description How many become cheaper.
             * @default 1
             */
            get?: number;
            /** @constant */
            kind: "buy_get";
            /**
             * What is got
             * @description Empty: the goods in scope themselves.
             */
            of?: components["schemas"]["Pick"] | null;
            /**
             * Per cent off
             * @description 100 % means free.
             * @default 1000000
             */
            off_ppm?: number;
            /**
             * Which ones
             * @description Which units become cheaper.
             * @default cheapest
             * @enum {string}
             */
            which?: "cheapest" | "dearest" | "each_set";
        };
        /** Buyer */
        Buyer: {
            /** @default false */
            is_first_order?: boolean;
            /** @default  */
            person?: string;
            /** @default [] */
            segments?: string[];
            /** @default  */
            tier?: string;
            uses?: {
                [key: string]: components["schemas"]["Used"];
            };
        };
        /** Campaign */
        Campaign: {
            /** Format: date-time */
            created_at: string;
            ends_at: string | null;
            id: string;
            name: components["schemas"]["Text"];
            note: string;
            starts_at: string | null;
        };
        /** CampaignCost */
        CampaignCost: {
            budgets: number;
            campaign: string;
            charges: number;
            cost_minor: number;
            currency: string;
        };
        /** CardMade */
        CardMade: {
            alt: string;
            link: string;
            picture: string;
            says: string;
        };
        /** Cart */
        Cart: {
            buyer?: components["schemas"]["Buyer"];
            /** @default  */
            channel?: string;
            currency: string;
            /** @default [] */
            lines?: components["schemas"]["CartLine"][];
            points?: components["schemas"]["PointsOff"] | null;
            /** @default [] */
            presented?: components["schemas"]["Presented"][];
            shipping?: components["schemas"]["Shipping"];
        };
        /** CartAsked */
        CartAsked: {
            cart: components["schemas"]["Cart"];
            /** @default [] */
            codes?: (string | unknown)[];
            person_id?: string | null;
            user_id?: string | null;
        };
        /** CartLine */
        CartLine: {
            /** @default  */
            brand?: string;
            /** @default  */
            category?: string;
            id: string;
            price_minor: number;
            product_id: string;
            /** @default true */
            promotable?: boolean;
            /** @default 1 */
            quantity?: number;
            /** @default  */
            sku?: string;
            /** @default 0 */
            tax_ppm?: number;
        };
        /** CensusLine */
        CensusLine: {
            on: string;
            people: number;
            recast: boolean;
            tier: string;
        };
        /** Chance */
        Chance: {
            chosen: number;
            instead?: components["schemas"]["Text"] | null;
            label: string;
            outcomes: components["schemas"]["Weighted"][];
        };
        /** Chart */
        Chart: {
            bars: components["schemas"]["Bar"][];
            figure?: components["schemas"]["Text"] | null;
            /** @enum {string} */
            form: "funnel" | "shares";
            key: string;
            title: components["schemas"]["Text"];
        };
        /** Checkout */
        Checkout: {
            because: string;
            currency: string;
            discount_minor: number;
            id: string;
            order_id: string | null;
            person_id: string;
            priced?: components["schemas"]["Priced"] | null;
            /** Format: date-time */
            reserved_at: string;
            settled_at: string | null;
            /** @enum {string} */
            state: "reserved" | "redeemed" | "released" | "expired" | "returned";
            total_minor: number;
            /** Format: date-time */
            until: string;
            uses: components["schemas"]["UseShown"][];
        };
        /** CheckoutLine */
        CheckoutLine: {
            amount_minor: number;
            id: string;
        };
        /** Claimable */
        Claimable: {
            claims_per_person: number;
            ends_at: string | null;
            gives: components["schemas"]["Text"];
            how_to_use: components["schemas"]["Text"] | null;
            key: string;
            left: number | null;
            may_claim: boolean;
            mine: number;
            reason?: components["schemas"]["Text"] | null;
            title: components["schemas"]["Text"];
        };
        /** Clearing */
        Clearing: {
            agreement_id: string;
            confirmed_at: string | null;
            confirmed_by: string | null;
            id: string;
            lines: components["schemas"]["NetLine"][];
            /** Format: date-time */
            made_at: string;
            made_by: string;
            /** @enum {string} */
            state: "made" | "confirmed";
            /** Format: date-time */
            until: string;
        };
        /** ClearingForm */
        ClearingForm: {
            /** Format: date-time */
            until: string;
        };
        /** ClockLine */
        ClockLine: {
            hour: number;
            moves: number;
        };
        /** CodeBatch */
        CodeBatch: {
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
            id: string;
            letters: number;
            made: number;
            prefix: string;
            promotion_id: string;
            usable_until: string | null;
            wanted: number;
        };
        /** CodeEntered */
        CodeEntered: {
            code: string;
        };
        /** CodeWish */
        CodeWish: {
            agreement_id: string;
            i_agree: boolean;
        };
        /** CommissionEntry */
        CommissionEntry: {
            amount: number;
            base_minor: number;
            clawed: number;
            line_id: string;
            party_id: string;
            /** @enum {string} */
            place: "direct" | "second" | "leader" | "area";
            rule: string;
        };
        /** CommissionLine */
        CommissionLine: {
            base_minor: number;
            category: string;
            id: string;
            name: string;
            quantity: number;
        };
        /** CommissionName */
        CommissionName: {
            en: string;
            zh: string;
        };
        /** CommissionPart */
        CommissionPart: {
            amount: number;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            available_at: string;
            clawed: number;
            currency: string;
            order_id: string;
            party_id: string;
            /** @enum {string} */
            state: "frozen" | "available";
        };
        /** CommissionParty */
        CommissionParty: {
            active: boolean;
            area: string;
            /** @default 0 */
            brought_count?: number;
            code: string;
            /** Format: date-time */
            joined_at: string;
            person_id: string;
            role: string;
        };
        /** CommissionProgramme */
        CommissionProgramme: {
            revision: number;
            terms: components["schemas"]["CommissionTerms"];
        };
        /** CommissionPurse */
        CommissionPurse: {
            asked: number;
            available: number;
            currency: string;
            debt: number;
            frozen: number;
        };
        /** CommissionRelation */
        CommissionRelation: {
            /** Format: date-time */
            at: string;
            because: string;
            person_id: string;
            referrer_id: string;
            until: string | null;
        };
        /** CommissionRole */
        CommissionRole: {
            key: string;
            name: components["schemas"]["CommissionName"];
        };
        /** CommissionRun */
        CommissionRun: {
            closed_at: string | null;
            closed_by: string | null;
            id: string;
            /** Format: date-time */
            made_at: string;
            made_by: string;
            name: string;
            /** @enum {string} */
            state: "draft" | "closed";
            /** Format: date-time */
            until: string;
        };
        /** CommissionStatement */
        CommissionStatement: {
            clawed: number;
            closing: number;
            currency: string;
            earned: number;
            opening: number;
            paid: number;
            party_id: string;
            run_id: string;
        };
        /** CommissionStatementLine */
        CommissionStatementLine: {
            amount: number;
            /** Format: date-time */
            at: string;
            currency: string;
            /** @enum {string} */
            kind: "earned" | "clawed" | "paid";
            order_id: string;
        };
        /** CommissionTerms */
        CommissionTerms: {
            /** @default 3000 */
            cap_basis_points?: number;
            /** @default city */
            city_property?: string;
            /** @default referral_code */
            code_property?: string;
            /** @default leader_code */
            leader_property?: string;
            /** @default 1 */
            levels?: number;
            /** @default 1000 */
            min_withdrawal_minor?: number;
            /** @default false */
            own_orders?: boolean;
            /** @default 7 */
            return_days?: number;
            /** @default [] */
            roles?: (components["schemas"]["CommissionRole"] | unknown)[];
            /** @default [] */
            rules?: (components["schemas"]["RateRule"] | unknown)[];
            /**
             * @default first
             * @enum {string}
             */
            touch?: "first" | "last";
            /**
             * @default [
             *       "Referral Link Opened",
             *       "Signed Up",
             *       "Product Viewed",
             *       "Order Completed"
             *     ]
             */
            touch_events?: (string | unknown)[];
            /** @default 30 */
            window_days?: number;
        };
        /** CommissionTouch */
        CommissionTouch: {
            /** Format: date-time */
            at: string;
            code: string;
            outcome: string;
            person_id: string;
            times: number;
        };
        /** Condition */
        Condition: {
            condition: {
                [key: string]: unknown;
            };
        };
        /** Correction */
        Correction: {
            body?: string | null;
        };
        /** CostLine */
        CostLine: {
            asset: string;
            budget: number | null;
            chance_to_overspend: number | null;
            given: number;
            max: number;
            name: components["schemas"]["Text"];
            p50: number;
            p90: number;
            taken: number;
        };
        /** Counts */
        Counts: {
            accepted: number;
            failed: number;
            moves: number;
            people: number;
            refused: number;
        };
        /**
         * Coupon
         * @default {}
         */
        Coupon: {
            /**
             * May be claimed
             * @description Shoppers may take one themselves.
             * @default false
             */
            claimable?: boolean;
            /**
             * Claims per person
             * @description How many one person may take.
             * @default 1
             */
            claims_per_person?: number;
            /**
             * Code for all
             * @description One that everybody may type in; empty: none.
             * @default
             */
            code?: string;
            /**
             * How to use it
             * @description What shoppers read.
             */
            how_to_use?: components["schemas"]["Text"] | null;
            /**
             * Comes by itself
             * @description When something happens, a voucher comes.
             * @default []
             */
            issue?: (components["schemas"]["IssueRule"] | unknown)[];
            /**
             * Vouchers in all
             * @description How many are given out; empty: no limit.
             */
            issue_total?: number | null;
            /**
             * May be given on
             * @description Its owner may give it to somebody else by a link; the first who opens it has it. Otherwise it is bound to the person.
             * @default false
             */
            transferable?: boolean;
            /**
             * Valid for days
             * @description The day it comes is the first, the last ends at midnight; empty: by date.
             */
            valid_days?: number | null;
            /**
             * Usable from
             * @description Not before this moment.
             */
            valid_from?: string | null;
            /**
             * Valid for minutes
             * @description Counted from the very moment it comes, such as a right to buy for 15 minutes or a voucher for 24 hours (1440); not with days.
             */
            valid_minutes?: number | null;
            /**
             * Usable until
             * @description Not from this moment on.
             */
            valid_until?: string | null;
        };
        /** Course */
        Course: {
            /** Format: date-time */
            as_of: string;
            because: components["schemas"]["ReasonLine"][];
            before: components["schemas"]["Sums"] | null;
            by_clock: components["schemas"]["ClockLine"][];
            by_day: components["schemas"]["DayLine"][];
            now: components["schemas"]["Sums"];
            refusals: components["schemas"]["ReasonLine"][];
            rewards: components["schemas"]["RewardLine"][];
            /** Format: date */
            since: string;
            /** Format: date */
            until: string;
        };
        /** DayLine */
        DayLine: {
            accepted: number;
            moves: number;
            /** Format: date */
            on: string;
            people: number;
            points: number;
            refused: number;
            rewards: number;
        };
        /** Decided */
        Decided: {
            again_at?: string | null;
            answer: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            at: string;
            because: string;
            id: string;
            key: string | null;
            kind: string;
            move: unknown;
            /** @enum {string} */
            outcome: "accepted" | "refused" | "failed";
            person_id: string;
            play_id: string;
            revision: number;
            say: components["schemas"]["Text"];
            seed: string;
            /** @default [] */
            transfers?: components["schemas"]["Transfer"][];
        };
        /** DeliveryChange */
        DeliveryChange: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @enum {string} */
            from_state: "waiting" | "ready" | "packed" | "shipped" | "delivered" | "returned" | "cancelled";
            note: string;
            number: number;
            /** @enum {string} */
            to_state: "waiting" | "ready" | "packed" | "shipped" | "delivered" | "returned" | "cancelled";
            /** @enum {string} */
            turn: "address" | "pack" | "unpack" | "ship" | "correct" | "deliver" | "return" | "cancel" | "lapse" | "forget";
        };
        /** DeliveryCounts */
        DeliveryCounts: {
            cancelled: number;
            delivered: number;
            packed: number;
            ready: number;
            returned: number;
            shipped: number;
            waiting: number;
        };
        /** DeliveryLine */
        DeliveryLine: {
            asset: string;
            carrier: string;
            /** Format: date-time */
            changed_at: string;
            /** Format: date-time */
            created_at: string;
            deadline_at: string | null;
            id: string;
            name: components["schemas"]["Text"];
            person_id: string;
            pieces: number;
            /** @enum {string} */
            state: "waiting" | "ready" | "packed" | "shipped" | "delivered" | "returned" | "cancelled";
            to: components["schemas"]["Masked"] | null;
            tracking: string;
            why: string;
        };
        /** DeliveryPage */
        DeliveryPage: {
            address: components["schemas"]["Address"] | null;
            /** @enum {string} */
            address_state: "none" | "kept" | "hidden" | "forgotten" | "unreadable";
            decision_id: string;
            history: components["schemas"]["DeliveryChange"][];
            line: components["schemas"]["DeliveryLine"];
            origin: string;
            turns: ("address" | "pack" | "unpack" | "ship" | "correct" | "deliver" | "return" | "cancel" | "lapse" | "forget")[];
        };
        /** DeliverySettings */
        DeliverySettings: {
            /** @default 30 */
            address_days?: number | null;
            /** @default [] */
            countries?: (string | unknown)[];
            /** @default 90 */
            forget_days?: number;
            /** @default [] */
            not_sent?: (string | unknown)[];
            /** @default 730 */
            remember_days?: number;
            /** @default 7 */
            remind_days?: number;
            /**
             * @default stock
             * @enum {string}
             */
            unclaimed?: "stock" | "write_off";
        };
        /** DoublePoints */
        DoublePoints: {
            /** @default  */
            key?: string;
            /** @constant */
            kind: "double_points_day";
            /**
             * Days of the month
             * @default []
             */
            month_days?: number[];
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
            /**
             * Points
             * @description 200 is double.
             * @default 200
             */
            percent?: number;
            /**
             * Weekdays
             * @description 1 is Monday.
             * @default []
             */
            weekdays?: number[];
        };
        /** Earning */
        Earning: {
            event: string;
            /**
             * @default count
             * @enum {string}
             */
            measure?: "count" | "days" | "sum";
            /** @default  */
            property?: string;
            /** @default [] */
            where?: (components["schemas"]["Where"] | unknown)[];
        };
        /** EndForm */
        EndForm: {
            reason: string;
        };
        /** EndTerm */
        EndTerm: {
            because: string;
            ladder: string;
            reference: string;
        };
        /** EventLine */
        EventLine: {
            /** Format: date-time */
            at: string;
            currency: string | null;
            decision_id: string | null;
            id: string;
            kind: string;
            name: string;
            person_id: string;
            properties: unknown;
            /** Format: date-time */
            received_at: string;
            revenue_minor: number | null;
            source: string;
        };
        /** Exchange */
        Exchange: {
            /**
             * Items at most
             * @description How many in one order.
             * @default 1
             */
            at_most_items?: number;
            /**
             * Items
             * @description What may be had.
             */
            items: components["schemas"]["ExchangeItem"][];
            /** @constant */
            kind: "exchange";
            /**
             * Reach
             * @description What has to be bought.
             */
            reach_minor: number;
        };
        /** ExchangeForm */
        ExchangeForm: {
            /** @default 1 */
            count?: number;
            key: string;
            /** @default  */
            note?: string;
        };
        /** ExchangeItem */
        ExchangeItem: {
            /**
             * Price
             * @description What it then costs.
             */
            price_minor: number;
            /**
             * Product
             * @description Its product_id; this or the SKU.
             */
            product_id: string;
            /**
             * SKU
             * @description When one variant only is meant.
             * @default
             */
            sku?: string;
        };
        /** ExchangeOffer */
        ExchangeOffer: {
            count: number;
            price_minor: number;
            product_id: string;
            promotion: string;
            sku: string;
        };
        /** ExchangeWish */
        ExchangeWish: {
            agreement_id: string;
            amount: number;
            direction: string;
            key: string;
            partner: string;
        };
        /** ExplainedOrder */
        ExplainedOrder: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            available_at: string;
            base_minor: number;
            buyer_id: string;
            currency: string;
            decision: string;
            entries: components["schemas"]["CommissionEntry"][];
            lines: components["schemas"]["CommissionLine"][];
            order_id: string;
            parts: components["schemas"]["CommissionPart"][];
            refunded_basis_points: number;
        };
        /** Explanation */
        Explanation: {
            chain: components["schemas"]["Link"][];
            complete: boolean;
            owners: components["schemas"]["Owned"][];
            transfer: components["schemas"]["Transfer"];
            why: components["schemas"]["Why"] | null;
        };
        /** Findings */
        Findings: {
            flaws: components["schemas"]["Flaw"][];
        };
        /** Fixed */
        Fixed: {
            /**
             * Items at most
             * @description With “each item”: how many, the dearest first; empty: all.
             */
            at_most_items?: number | null;
            /**
             * Each item
             * @description Off every item in scope, not off the order.
             * @default false
             */
            each?: boolean;
            /** @constant */
            kind: "fixed";
            /**
             * Amount off
             * @description What is taken off.
             */
            off_minor: number;
        };
        /** Flaw */
        Flaw: {
            path: string;
            says: components["schemas"]["Text"];
        };
        /** Followed */
        Followed: {
            by: string;
        };
        /** FreeShipping */
        FreeShipping: {
            /**
             * From an amount of
             * @default 0
             */
            from_minor?: number;
            /** @default  */
            key?: string;
            /** @constant */
            kind: "free_shipping";
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
            /** Times a month */
            per_month?: number | null;
        };
        /** GiftChoice */
        GiftChoice: {
            count: number;
            items: components["schemas"]["GiftGiven"][];
            promotion: string;
        };
        /** GiftGiven */
        GiftGiven: {
            name: components["schemas"]["Text"];
            product_id: string;
            promotion: string;
            quantity: number;
            sku: string;
        };
        /** GiftItem */
        GiftItem: {
            /**
             * Name
             * @description What shoppers read.
             */
            name: components["schemas"]["Text"];
            /**
             * Product
             * @description Its product_id; this or the SKU.
             */
            product_id: string;
            /**
             * Quantity
             * @description How many each time.
             * @default 1
             */
            quantity?: number;
            /**
             * SKU
             * @description When one variant only is meant.
             * @default
             */
            sku?: string;
            /**
             * Worth
             * @description What it counts for when promotions are compared.
             * @default 0
             */
            worth_minor?: number;
        };
        /** GiftShown */
        GiftShown: {
            /** Format: date-time */
            at: string;
            from_person: string;
            settled_at: string | null;
            /** @enum {string} */
            state: "open" | "taken" | "withdrawn";
            to_person: string;
        };
        /** GiveAsked */
        GiveAsked: {
            occasion: string;
            person_ids: string[];
        };
        /** GivenAward */
        GivenAward: {
            id: string;
        };
        /** GivenTo */
        GivenTo: {
            given: number;
            refused: {
                [key: string]: number;
            };
        };
        /** GrantShown */
        GrantShown: {
            /** Format: date-time */
            at: string;
            event: string;
            name: components["schemas"]["Text"];
            order_id: string;
            person_id: string;
            points: number;
            ref: string;
            rule_id: string;
            steps: components["schemas"]["SaidStep"][];
            taken_back: number;
            wallet: string;
        };
        /** GridCell */
        GridCell: {
            count: number;
            frequency: number;
            recency: number;
            revenue_minor: number;
        };
        /** Group */
        Group: {
            /**
             * Key
             * @description Promotions name it.
             */
            key: string;
            /**
             * How they stack
             * @description What promotions of this group do to one another.
             * @default all
             * @enum {string}
             */
            mode?: "all" | "ordered" | "exclusive" | "best_of";
            /**
             * Name
             * @description What operators read.
             */
            title?: components["schemas"]["Text"] | null;
        };
        /** Handout */
        Handout: {
            because: components["schemas"]["Text"] | null;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
            given: number;
            id: string;
            people: number;
            promotion_id: string;
            refused: number;
            segment: string;
            /** @enum {string} */
            state: "giving" | "given" | "stopped" | "withdrawing" | "withdrawn";
            withdrawn: number;
        };
        /** HandoutAsked */
        HandoutAsked: {
            segment: string;
        };
        /** Handover */
        Handover: {
            amount: number;
            /** Format: date-time */
            at: string;
            giver: string;
            id: string;
            taker: string;
            wallet: string;
        };
        /** HandoverForm */
        HandoverForm: {
            amount: number;
            key: string;
            to: string;
            wallet: string;
        };
        /**
         * HandoverRules
         * @default {
         *       "allowed": false,
         *       "least": 1,
         *       "most_a_day": 1000,
         *       "most_ever": 10000
         *     }
         */
        HandoverRules: {
            /**
             * Members may transfer
             * @description Off unless you switch it on.
             * @default false
             */
            allowed?: boolean;
            /**
             * At least
             * @description The fewest in one transfer.
             * @default 1
             */
            least?: number;
            /**
             * At most a day
             * @description What one member may hand on in a day; 0: no limit.
             * @default 1000
             */
            most_a_day?: number;
            /**
             * At most in all
             * @description What one member may ever hand on; 0: no limit.
             * @default 10000
             */
            most_ever?: number;
        };
        /** Happened */
        Happened: {
            name: string;
            properties?: {
                [key: string]: unknown;
            } | null;
        };
        /** HeadCount */
        HeadCount: {
            now: number;
            tier: string;
            would: number;
        };
        /** Heads */
        Heads: {
            counts: components["schemas"]["HeadCount"][];
            from_sums: boolean;
            people: number;
        };
        /** Headway */
        Headway: {
            badge: string;
            colour: string;
            description: components["schemas"]["Text"];
            /** @enum {string} */
            kind: "badge" | "title" | "certificate";
            level: number;
            levels: number;
            /** @enum {null|string} */
            measure: "count" | "days" | "sum" | null;
            name: components["schemas"]["Text"];
            next_at: number | null;
            symbol: string;
            value: number;
        };
        /** Health */
        Health: {
            accepted: number;
            duplicates: number;
            inbox_waiting: number;
            oldest_waiting_at: string | null;
            quarantine_open: number;
            quarantined: number;
            received_24h: number;
            refused_keys: components["schemas"]["RefusedKey"][];
        };
        /** HeldIdentity */
        HeldIdentity: {
            kind: string;
            /** Format: date-time */
            since_at: string;
            value: string;
        };
        /**
         * Help
         * @default {
         *       "en": "",
         *       "zh": ""
         *     }
         */
        Help: {
            /** @default  */
            en?: string;
            /** @default  */
            zh?: string;
        };
        /** Hint */
        Hint: {
            demo: boolean;
        };
        /** HistoryLine */
        HistoryLine: {
            /** Format: date-time */
            at: string;
            id: string;
            points: number;
            says: components["schemas"]["Text"];
            /** @default [] */
            steps?: components["schemas"]["SaidStep"][];
        };
        /** HoldForm */
        HoldForm: {
            lines: (components["schemas"]["CheckoutLine"] | unknown)[];
            order_id: string;
            person: string;
            points: number;
        };
        /** HourLine */
        HourLine: {
            accepted: number;
            /** Format: date-time */
            at: string;
            moves: number;
        };
        /** InboxLine */
        InboxLine: {
            /** Format: date-time */
            at: string;
            body: components["schemas"]["Text"];
            data: {
                [key: string]: unknown;
            };
            id: string;
            play_id: string;
            read_at: string | null;
            title: components["schemas"]["Text"];
        };
        /** IssueRule */
        IssueRule: {
            /**
             * Event
             * @description What happens, such as Tier Entered.
             */
            event: string;
            /**
             * How often
             * @description How often one person gets it.
             * @default time
             * @enum {string}
             */
            every?: "time" | "year" | "ever";
            /**
             * Properties
             * @description Must equal these, such as tier = gold.
             */
            where?: {
                [key: string]: string;
            };
        };
        /** ItemForm */
        ItemForm: {
            item: {
                [key: string]: unknown;
            };
        };
        /** ItemShown */
        ItemShown: {
            /** Format: date-time */
            created_at: string;
            exchanges: number;
            id: string;
            item: {
                [key: string]: unknown;
            };
            left: number | null;
            pieces: number;
            points: number;
            revision: number;
            state: string;
        };
        /** Job */
        Job: {
            done: number;
            state: string;
            total: number;
        };
        /**
         * Keeping
         * @default {
         *       "days": 365,
         *       "drop": "to_earned",
         *       "grace_days": 0,
         *       "hold": "days",
         *       "notice_days": 30,
         *       "on_refund": "at_once"
         *     }
         */
        Keeping: {
            /** @default 365 */
            days?: number;
            /**
             * @default to_earned
             * @enum {string}
             */
            drop?: "to_earned" | "one_tier";
            /** @default 0 */
            grace_days?: number;
            /**
             * @default days
             * @enum {string}
             */
            hold?: "while_earned" | "days" | "next_period";
            /** @default 30 */
            notice_days?: number;
            /**
             * @default at_once
             * @enum {string}
             */
            on_refund?: "at_once" | "at_review";
        };
        /** Kept */
        Kept: {
            /** @default 0 */
            ahead_ms?: number;
            /** @default [] */
            alarms?: (components["schemas"]["KeptAlarm"] | unknown)[];
            /** @default 0 */
            began_ms?: number;
            ended_ms?: number | null;
            holds?: {
                [key: string]: [
                    string,
                    number,
                    string,
                    string
                ];
            };
            /** @default [] */
            inbox?: (components["schemas"]["InboxLine"] | unknown)[];
            left: {
                [key: string]: number;
            };
            /** @default  */
            order?: string;
            purse: {
                [key: string]: number;
            };
            /** @default [] */
            rows?: (components["schemas"]["KeptRow"] | unknown)[];
            seat: {
                [key: string]: unknown;
            };
            seats?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            tries: number;
        };
        /** KeptAlarm */
        KeptAlarm: {
            at: number;
            name: string;
            seat_id: string;
        };
        /** KeptRow */
        KeptRow: {
            at: number;
            count?: number | null;
            data: {
                [key: string]: unknown;
            };
            key: string;
            list: string;
            person_id: string | null;
            position?: number | null;
            rank: number;
        };
        /** Ladder */
        Ladder: {
            keeping?: components["schemas"]["Keeping"];
            /**
             * Key
             * @description Small letters, digits, underscores.
             */
            key: string;
            /**
             * @default earned
             * @enum {string}
             */
            kind?: "earned" | "paid";
            name: components["schemas"]["Text"];
            /** @default [] */
            tiers?: (components["schemas"]["Tier"] | unknown)[];
            window?: components["schemas"]["Window"];
        };
        /** LadderEdit */
        LadderEdit: {
            /**
             * @default at_review
             * @enum {string}
             */
            lower?: "at_review" | "at_once";
            revision: string;
            rules: components["schemas"]["Ladder"];
        };
        /** LadderInfo */
        LadderInfo: {
            changed_at: string;
            job: components["schemas"]["Job"] | null;
            people: {
                [key: string]: number;
            };
            revision: string;
            rules: components["schemas"]["Ladder"];
        };
        /** LadderStanding */
        LadderStanding: {
            counted: components["schemas"]["membership_contracts_Counted"];
            in_grace: boolean;
            /** @enum {string} */
            kind: "earned" | "paid";
            ladder: string;
            ladder_name: components["schemas"]["Text"];
            manual: boolean;
            manual_because: string;
            manual_until_at: string | null;
            name: components["schemas"]["Text"] | null;
            next: components["schemas"]["Missing"] | null;
            rank: number;
            since_at: string | null;
            tier: string;
            to_keep: components["schemas"]["Missing"] | null;
            until_at: string | null;
        };
        /** LedgerCheck */
        LedgerCheck: {
            assets: components["schemas"]["AssetSummary"][];
            /** Format: date-time */
            checked_at: string;
            ok: boolean;
            violations: components["schemas"]["Violation"][];
        };
        /** Level */
        Level: {
            at: number;
            name?: components["schemas"]["Text"] | null;
        };
        /** Liability */
        Liability: {
            /** Format: date-time */
            as_of: string;
            debts: number;
            expected_redeemed: number | null;
            expiring: components["schemas"]["Month"][];
            held: number;
            never_expiring: number;
            outstanding: number;
            pending: number;
            redeemed_share: number | null;
            share_lots: number;
            unmatched: number;
            wallet: string;
        };
        /**
         * Limits
         * @default {}
         */
        Limits: {
            /**
             * Per order
             * @description How many codes of it in one order.
             * @default 1
             */
            per_order?: number;
            /**
             * Per person
             * @description Empty: no limit.
             */
            per_person?: number | null;
            /**
             * Per person and day
             * @description Empty: no limit.
             */
            per_person_day?: number | null;
            /**
             * In total
             * @description Empty: no limit.
             */
            total?: number | null;
            /**
             * In total a day
             * @description Empty: no limit.
             */
            total_day?: number | null;
        };
        /** LineDiscount */
        LineDiscount: {
            amount_minor: number;
            /** @default  */
            code?: string;
            promotion: string;
        };
        /** LineOff */
        LineOff: {
            id: string;
            off_minor: number;
        };
        /** Link */
        Link: {
            amount: number;
            step: number;
            transfer: components["schemas"]["Transfer"];
        };
        /** LinkCode */
        LinkCode: {
            code: string;
            /** Format: date-time */
            until: string;
        };
        /** LinkWish */
        LinkWish: {
            code: string;
            i_agree: boolean;
        };
        /** ListLine */
        ListLine: {
            anonymous: boolean;
            key: string;
            name: components["schemas"]["Text"];
            public: boolean;
            row_count: number;
        };
        /** ListRow */
        ListRow: {
            /** Format: date-time */
            at: string;
            data: {
                [key: string]: unknown;
            };
            decision_id: string | null;
            key: string;
            person_id: string | null;
            person_name: string | null;
            position: number;
            rank: number;
            seat_id: string | null;
        };
        /** Live */
        Live: {
            /** Format: date-time */
            as_of: string;
            because: components["schemas"]["ReasonLine"][];
            by_hour: components["schemas"]["HourLine"][];
            charts: components["schemas"]["Chart"][];
            odds: unknown[];
            refusals: components["schemas"]["ReasonLine"][];
            stock: components["schemas"]["StockLine"][];
            tallies: components["schemas"]["TallyLine"][];
            today: components["schemas"]["Counts"];
            totals: components["schemas"]["Counts"];
        };
        /** LocaleChoice */
        LocaleChoice: {
            /** @enum {string} */
            locale: "zh" | "en";
        };
        /** LotLine */
        LotLine: {
            asset: string;
            available_at: string | null;
            expired: number;
            expires_at: string | null;
            given: number;
            /** Format: date-time */
            given_at: string;
            holder: string;
            id: string;
            ref: string | null;
            remaining: number;
            taken: number;
            used: number;
        };
        /** Marked */
        Marked: {
            marked_count: number;
        };
        /** Masked */
        Masked: {
            name: string;
            phone: string;
            place: string;
        };
        /** Me */
        Me: {
            balances: {
                [key: string]: number;
            };
            person_id: string;
            wins: components["schemas"]["Win"][];
        };
        /** MechanicCard */
        MechanicCard: {
            example: components["schemas"]["Text"];
            goals: string[];
            good_for: components["schemas"]["Text"];
            kind: string;
            name: components["schemas"]["Text"];
            prints: boolean;
            quality: components["schemas"]["Quality"];
            ruling: {
                [key: string]: unknown;
            } | null;
            schema: {
                [key: string]: unknown;
            };
            templates: components["schemas"]["Template"][];
            words: {
                [key: string]: components["schemas"]["Text"];
            };
        };
        /** MemberPrice */
        MemberPrice: {
            /** @default  */
            key?: string;
            /** @constant */
            kind: "member_price";
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
        };
        /** MemberPrices */
        MemberPrices: {
            /** @constant */
            kind: "member_price";
            /**
             * Prices
             * @description The buyer's tier decides.
             */
            tiers: components["schemas"]["TierPrice"][];
        };
        /** Membership */
        Membership: {
            key: string;
            name: components["schemas"]["Text"];
            /** Format: date-time */
            since_at: string;
        };
        /** MergeNote */
        MergeNote: {
            because: string;
            /** Format: date-time */
            first_at: string;
            from_id: string | null;
            into_id: string | null;
            kind: string;
            /** Format: date-time */
            last_at: string;
            moved: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            outcome: "created" | "attached" | "merged" | "moved" | "refused" | "blocked";
            says: {
                [key: string]: string;
            };
            times: number;
            value: string;
        };
        /** Missing */
        Missing: {
            growth?: number | null;
            /** @enum {string} */
            match: "any" | "all";
            name: components["schemas"]["Text"];
            orders?: number | null;
            spend_minor?: number | null;
            tier: string;
        };
        /** Month */
        Month: {
            amount: number;
            /** Format: date */
            on: string;
        };
        /** MyCommission */
        MyCommission: {
            active: boolean;
            brought_count: number;
            code: string;
            least_minor: number;
            orders: components["schemas"]["CommissionPart"][];
            purses: components["schemas"]["CommissionPurse"][];
            statements: components["schemas"]["CommissionStatement"][];
            withdrawals: components["schemas"]["Withdrawal"][];
        };
        /** MyDeliveries */
        MyDeliveries: {
            countries: string[];
            items: components["schemas"]["MyDelivery"][];
            remembered: components["schemas"]["Address"] | null;
        };
        /** MyDelivery */
        MyDelivery: {
            address: components["schemas"]["Address"] | null;
            asset: string;
            carrier: string;
            /** Format: date-time */
            changed_at: string;
            deadline_at: string | null;
            id: string;
            may_change: boolean;
            name: components["schemas"]["Text"];
            pieces: number;
            /** @enum {string} */
            state: "waiting" | "ready" | "packed" | "shipped" | "delivered" | "returned" | "cancelled";
            tracking: string;
            why: string;
        };
        /** Name */
        Name: {
            en: string;
            zh: string;
        };
        /** NameCount */
        NameCount: {
            count: number;
            /** Format: date-time */
            last_at: string;
            name: string;
        };
        /**
         * Needs
         * @default {}
         */
        Needs: {
            /**
             * Items at least
             * @description How many have to be bought.
             * @default 0
             */
            count?: number;
            /**
             * Counted goods
             * @description Empty: the goods in scope. Switched on without a name: everything in the cart.
             */
            of?: components["schemas"]["Pick"] | null;
            /**
             * Spend at least
             * @description What has to be bought before it can be used.
             * @default 0
             */
            spend_minor?: number;
        };
        /** NetLine */
        NetLine: {
            given: number;
            owes: number;
            received: number;
            workspace: string;
        };
        /** NewBadge */
        NewBadge: {
            rules: components["schemas"]["Badge"];
        };
        /** NewKey */
        NewKey: {
            name: string;
        };
        /** NewLadder */
        NewLadder: {
            rules: components["schemas"]["Ladder"];
        };
        /** NewTerm */
        NewTerm: {
            because: string;
            ladder: string;
            months?: number | null;
            reference: string;
            tier: string;
        };
        /** Next */
        Next: {
            /** @default 0 */
            missing_count?: number;
            /** @default 0 */
            missing_minor?: number;
            off_minor: number;
            off_ppm: number;
        };
        /** NotApplied */
        NotApplied: {
            /** @default  */
            code?: string;
            promotion: string;
            reason: ("add_more" | "already_discounted" | "better_offer" | "choose_item" | "does_not_combine" | "excluded_by_group" | "expired" | "first_order_only" | "limit_reached" | "needs_code" | "not_in_scope" | "not_yet_valid" | "nothing_left" | "nothing_to_ship" | "other_currency" | "spend_more" | "switched_off" | "unknown_code" | "wrong_channel" | "wrong_hour" | "wrong_method" | "wrong_segment" | "wrong_tier" | "wrong_weekday") | ("already_used" | "in_other_checkout" | "not_yours" | "person_needed" | "used_up" | "withdrawn");
            says: components["schemas"]["Text"];
            title: components["schemas"]["Text"] | null;
            values: {
                [key: string]: number | string;
            };
        };
        /** NthItem */
        NthItem: {
            /**
             * Times at most
             * @description How often in one order; empty: no limit.
             */
            at_most_times?: number | null;
            /** @constant */
            kind: "nth_item";
            /**
             * Which
             * @description 2 for the second.
             * @default 2
             */
            n?: number;
            /**
             * Per cent off
             * @description 50 % makes the second half price.
             * @default 500000
             */
            off_ppm?: number;
            /**
             * Set price
             * @description Its price instead of a share; empty: by share.
             */
            price_minor?: number | null;
            /**
             * Every one
             * @description Every n-th item, not only the first.
             * @default true
             */
            repeat?: boolean;
            /**
             * Of one product
             * @description Each product is counted on its own.
             * @default false
             */
            same_product?: boolean;
        };
        /** OfferShown */
        OfferShown: {
            ends_at: string | null;
            id: string;
            kind: string;
            left: number | null;
            mine: number;
            name: components["schemas"]["Text"];
            needs_address: boolean;
            per_person: number | null;
            picture: string;
            points: number;
            progress: components["schemas"]["ProjectProgress"] | null;
            says: components["schemas"]["Text"] | null;
            starts_at: string | null;
            wallet: string;
            /** @enum {string} */
            why: "" | "not_yet" | "over" | "paused" | "sold_out" | "limit_reached" | "wrong_tier" | "goal_reached";
        };
        /** Operator */
        Operator: {
            email: string;
            id: string;
            /** @enum {string} */
            locale: "zh" | "en";
            name: string;
        };
        /** OrderDay */
        OrderDay: {
            /** Format: date */
            on: string;
            orders: number;
            people: number;
            revenue_minor: number;
        };
        /** OrderFigures */
        OrderFigures: {
            by_day: components["schemas"]["OrderDay"][];
            count: number;
            currency: string;
            revenue_minor: number;
        };
        /** OutboxLine */
        OutboxLine: {
            /** Format: date-time */
            at: string;
            channel: string;
            decision_id: string;
            id: string;
            note: string;
            person_id: string;
            play_id: string;
            settled_at: string | null;
            state: string;
            title: components["schemas"]["Text"];
        };
        /** Overview */
        Overview: {
            as_of: string | null;
            events_24h: number;
            layers: components["schemas"]["segments_contracts_Counted"][];
            lifecycle: components["schemas"]["segments_contracts_Counted"][];
            orders: components["schemas"]["OrderFigures"];
            people: components["schemas"]["PeopleFigures"];
            quarantine_open: number;
            value_as_of: string | null;
            value_grid: components["schemas"]["GridCell"][];
        };
        /** Own */
        Own: {
            /** @default  */
            key?: string;
            /** @constant */
            kind: "own";
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
        };
        /** Owned */
        Owned: {
            amount: number;
            holder: string;
        };
        /** PackForm */
        PackForm: {
            ids: (string | unknown)[];
        };
        /** Packing */
        Packing: {
            packed: number;
        };
        /** Page[AllianceExchange] */
        "Page_antiphon.features.alliance.contracts.AllianceExchange_": {
            items: components["schemas"]["AllianceExchange"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[AwardLine] */
        "Page_antiphon.features.badges.api.AwardLine_": {
            items: components["schemas"]["AwardLine"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[BudgetChange] */
        "Page_antiphon.features.budgets.contracts.BudgetChange_": {
            items: components["schemas"]["BudgetChange"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[BudgetCharge] */
        "Page_antiphon.features.budgets.contracts.BudgetCharge_": {
            items: components["schemas"]["BudgetCharge"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Budget] */
        "Page_antiphon.features.budgets.contracts.Budget_": {
            items: components["schemas"]["Budget"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[CommissionPart] */
        "Page_antiphon.features.commission.contracts.CommissionPart_": {
            items: components["schemas"]["CommissionPart"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[CommissionParty] */
        "Page_antiphon.features.commission.contracts.CommissionParty_": {
            items: components["schemas"]["CommissionParty"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[CommissionRelation] */
        "Page_antiphon.features.commission.contracts.CommissionRelation_": {
            items: components["schemas"]["CommissionRelation"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[CommissionRun] */
        "Page_antiphon.features.commission.contracts.CommissionRun_": {
            items: components["schemas"]["CommissionRun"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[ExplainedOrder] */
        "Page_antiphon.features.commission.contracts.ExplainedOrder_": {
            items: components["schemas"]["ExplainedOrder"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Withdrawal] */
        "Page_antiphon.features.commission.contracts.Withdrawal_": {
            items: components["schemas"]["Withdrawal"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[DeliveryLine] */
        "Page_antiphon.features.deliveries.contracts.DeliveryLine_": {
            items: components["schemas"]["DeliveryLine"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[EventLine] */
        "Page_antiphon.features.events.contracts.EventLine_": {
            items: components["schemas"]["EventLine"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Quarantined] */
        "Page_antiphon.features.events.contracts.Quarantined_": {
            items: components["schemas"]["Quarantined"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Account] */
        "Page_antiphon.features.ledger.contracts.Account_": {
            items: components["schemas"]["Account"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Transfer] */
        "Page_antiphon.features.ledger.contracts.Transfer_": {
            items: components["schemas"]["Transfer"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[TierMember] */
        "Page_antiphon.features.membership.api.TierMember_": {
            items: components["schemas"]["TierMember"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[TierChange] */
        "Page_antiphon.features.membership.contracts.TierChange_": {
            items: components["schemas"]["TierChange"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[PictureLine] */
        "Page_antiphon.features.pictures.contracts.PictureLine_": {
            items: components["schemas"]["PictureLine"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Campaign] */
        "Page_antiphon.features.plays.contracts.Campaign_": {
            items: components["schemas"]["Campaign"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Decided] */
        "Page_antiphon.features.plays.contracts.Decided_": {
            items: components["schemas"]["Decided"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Play] */
        "Page_antiphon.features.plays.contracts.Play_": {
            items: components["schemas"]["Play"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[InboxLine] */
        "Page_antiphon.features.plays.inbox.InboxLine_": {
            items: components["schemas"]["InboxLine"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[OutboxLine] */
        "Page_antiphon.features.plays.inbox.OutboxLine_": {
            items: components["schemas"]["OutboxLine"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[ListRow] */
        "Page_antiphon.features.plays.listing.ListRow_": {
            items: components["schemas"]["ListRow"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[GrantShown] */
        "Page_antiphon.features.points.contracts.GrantShown_": {
            items: components["schemas"]["GrantShown"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[PointsExchange] */
        "Page_antiphon.features.points.contracts.PointsExchange_": {
            items: components["schemas"]["PointsExchange"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[RefusalShown] */
        "Page_antiphon.features.points.contracts.RefusalShown_": {
            items: components["schemas"]["RefusalShown"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Adjustment] */
        "Page_antiphon.features.points.contracts_wallets.Adjustment_": {
            items: components["schemas"]["Adjustment"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Handover] */
        "Page_antiphon.features.points.contracts_wallets.Handover_": {
            items: components["schemas"]["Handover"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[HistoryLine] */
        "Page_antiphon.features.points.showing.HistoryLine_": {
            items: components["schemas"]["HistoryLine"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[PromotionView] */
        "Page_antiphon.features.promotions.contracts.PromotionView_": {
            items: components["schemas"]["PromotionView"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[UseShown] */
        "Page_antiphon.features.promotions.contracts.UseShown_": {
            items: components["schemas"]["UseShown"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[Voucher] */
        "Page_antiphon.features.promotions.contracts.Voucher_": {
            items: components["schemas"]["Voucher"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** Page[PersonRow] */
        "Page_antiphon.features.segments.contracts.PersonRow_": {
            items: components["schemas"]["PersonRow"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** PartnerBenefit */
        PartnerBenefit: {
            /** @default  */
            key?: string;
            /** @constant */
            kind: "partner_benefit";
            /**
             * Link
             * @default
             */
            link?: string;
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
            /**
             * Partner
             * @default
             */
            partner?: string;
        };
        /** PartyForm */
        PartyForm: {
            /** @default true */
            active?: boolean;
            /** @default  */
            area?: string;
            /** @default  */
            code?: string;
            person: string;
            /** @default  */
            role?: string;
        };
        /** PartyPage */
        PartyPage: {
            brought_by: components["schemas"]["CommissionRelation"] | null;
            party: components["schemas"]["CommissionParty"];
            purses: components["schemas"]["CommissionPurse"][];
            touches: components["schemas"]["CommissionTouch"][];
        };
        /** PeopleFigures */
        PeopleFigures: {
            active_30d: number;
            known: number;
            new_7d: number;
            total: number;
        };
        /** Percent */
        Percent: {
            /**
             * At most
             * @description The most it takes off; empty: no cap.
             */
            cap_minor?: number | null;
            /**
             * How many
             * @description Of the cheapest or dearest units.
             * @default 1
             */
            count?: number;
            /** @constant */
            kind: "percent";
            /**
             * Per cent off
             * @description 20 % off means the buyer pays 80 %.
             */
            off_ppm: number;
            /**
             * Which ones
             * @description All goods in scope, or only the cheapest or dearest units of them.
             * @default all
             * @enum {string}
             */
            which?: "all" | "cheapest" | "dearest";
        };
        /** PersonBadges */
        PersonBadges: {
            awards: components["schemas"]["Award"][];
            headway: components["schemas"]["Headway"][];
            pictures: string;
        };
        /** PersonBrief */
        PersonBrief: {
            email: string | null;
            /** Format: date-time */
            first_seen_at: string;
            id: string;
            known: boolean;
            /** Format: date-time */
            last_seen_at: string;
            name: string | null;
            phone: string | null;
            user_id: string | null;
            zone: string | null;
        };
        /** PersonPage */
        PersonPage: {
            balances: components["schemas"]["Account"][];
            email: string | null;
            /** Format: date-time */
            first_seen_at: string;
            id: string;
            identities: components["schemas"]["HeldIdentity"][];
            known: boolean;
            /** Format: date-time */
            last_seen_at: string;
            merges: components["schemas"]["MergeNote"][];
            name: string | null;
            phone: string | null;
            segments: components["schemas"]["Membership"][];
            tags: components["schemas"]["TagShown"][];
            traits: {
                [key: string]: unknown;
            };
            user_id: string | null;
            zone: string | null;
        };
        /** PersonPoints */
        PersonPoints: {
            person_id: string;
            purses: components["schemas"]["PointsPurse"][];
        };
        /** PersonRow */
        PersonRow: {
            /** Format: date-time */
            first_seen_at: string;
            id: string;
            known: boolean;
            /** Format: date-time */
            last_seen_at: string;
            lifecycle: string;
            name: string | null;
            orders: number;
            rfm_layer: string | null;
            spent_minor: number;
            user_id: string | null;
        };
        /** PersonTiers */
        PersonTiers: {
            changes: components["schemas"]["Page_antiphon.features.membership.contracts.TierChange_"];
            person_id: string;
            privileges: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            standings: components["schemas"]["LadderStanding"][];
        };
        /** PersonalBuyer */
        PersonalBuyer: {
            /**
             * Answers within (hours)
             * @default 24
             */
            answers_within_hours?: number;
            /** @default  */
            key?: string;
            /** @constant */
            kind: "personal_buyer";
            /**
             * Link
             * @default
             */
            link?: string;
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
        };
        /** Pick */
        Pick: {
            /**
             * Brands
             * @description Names of brands.
             * @default []
             */
            brands?: (string | unknown)[];
            /**
             * Categories
             * @description Paths; what lies below is included.
             * @default []
             */
            categories?: (string | unknown)[];
            /**
             * Products
             * @description Product ids.
             * @default []
             */
            products?: (string | unknown)[];
            /**
             * SKUs
             * @description Ids of variants.
             * @default []
             */
            skus?: (string | unknown)[];
        };
        /** PictureLine */
        PictureLine: {
            /** Format: date-time */
            at: string;
            bytes: number;
            height: number;
            hidden_at: string | null;
            hidden_by: string;
            id: string;
            person_id: string;
            play_id: string | null;
            used_at: string | null;
            width: number;
        };
        /** Play */
        Play: {
            audience: string | null;
            campaign_id: string | null;
            closes_at?: string | null;
            /** Format: date-time */
            created_at: string;
            ended_at: string | null;
            ends_at: string | null;
            id: string;
            kind: string;
            launched_at: string | null;
            name: components["schemas"]["Text"];
            revision: number;
            rules: {
                [key: string]: unknown;
            };
            starts_at: string | null;
            /** @enum {string} */
            state: "draft" | "live" | "paused" | "ended";
            workspace: string;
        };
        /** PlayDraft */
        PlayDraft: {
            audience?: string | null;
            campaign_id?: string | null;
            ends_at?: string | null;
            kind: string;
            name: components["schemas"]["Text"];
            revision?: number | null;
            rules: {
                [key: string]: unknown;
            };
            starts_at?: string | null;
        };
        /** PlayLine */
        PlayLine: {
            id: string;
            kind: string;
            name: components["schemas"]["Text"];
        };
        /** PointsCheckout */
        PointsCheckout: {
            /** Format: date-time */
            at: string;
            given_back: number;
            lines: components["schemas"]["LineOff"][];
            off_minor: number;
            order_id: string;
            person_id: string;
            points: number;
            /** @enum {string} */
            state: "open" | "posted" | "voided" | "expired";
            /** Format: date-time */
            until: string;
            wallet: string;
        };
        /** PointsExchange */
        PointsExchange: {
            /** Format: date-time */
            at: string;
            count: number;
            id: string;
            item_id: string;
            kind: string;
            note: string;
            person_id: string;
            points: number;
            /** @enum {string} */
            state: "open" | "sent" | "done" | "pledged" | "returned";
            wallet: string;
        };
        /** PointsFindings */
        PointsFindings: {
            flaws: components["schemas"]["Flaw"][];
        };
        /** PointsForms */
        PointsForms: {
            item: {
                [key: string]: unknown;
            };
            rule: {
                [key: string]: unknown;
            };
            settings: {
                [key: string]: unknown;
            };
            wallet: {
                [key: string]: unknown;
            };
        };
        /** PointsOff */
        PointsOff: {
            at_most_minor?: number | null;
            /** @default 1000000 */
            at_most_ppm?: number;
            points: number;
            /** @default 1 */
            rate_minor?: number;
            /** @default 1 */
            rate_points?: number;
            /** @default 1 */
            step?: number;
        };
        /** PointsPurse */
        PointsPurse: {
            debt: number;
            held: number;
            name: components["schemas"]["Text"];
            next_available_at: string | null;
            pending: number;
            soon: components["schemas"]["SoonGone"][];
            spendable: number;
            wallet: string;
        };
        /** PointsQuote */
        PointsQuote: {
            balance: number;
            lines: components["schemas"]["LineOff"][];
            max_off_minor: number;
            max_points: number;
            off_minor: number;
            points: number;
            /** @default  */
            reason?: string;
        };
        /** PointsRate */
        PointsRate: {
            /** @default  */
            key?: string;
            /** @constant */
            kind: "points_multiplier";
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
            /**
             * Points
             * @description 120 is a fifth more.
             * @default 120
             */
            percent?: number;
        };
        /**
         * Policy
         * @default {}
         */
        Policy: {
            /**
             * Payment after time-out
             * @description When payment comes after the hold ran out.
             * @default retake
             * @enum {string}
             */
            late?: "retake" | "refuse";
            /**
             * After a whole refund
             * @description Whether it may be used again; what expired stays expired, a partial refund keeps the use.
             * @default whole
             * @enum {string}
             */
            returns?: "whole" | "never";
        };
        /** PreSale */
        PreSale: {
            /**
             * Hours before
             * @default 24
             */
            hours_before?: number;
            /** @default  */
            key?: string;
            /** @constant */
            kind: "presale";
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
        };
        /** Presented */
        Presented: {
            code: string;
            ends_at?: string | null;
            /** @default  */
            promotion?: string;
            starts_at?: string | null;
        };
        /** Preview */
        Preview: {
            count: number;
            people: number;
            sample: components["schemas"]["PersonRow"][];
        };
        /** PreviewAsked */
        PreviewAsked: {
            asked: components["schemas"]["CartAsked"];
            draft: components["schemas"]["PromotionDraft"];
        };
        /** Priced */
        Priced: {
            applied: components["schemas"]["Applied"][];
            currency: string;
            discount_minor: number;
            free_shipping: boolean;
            gift_choices: components["schemas"]["GiftChoice"][];
            gifts: components["schemas"]["GiftGiven"][];
            goods_minor: number;
            lines: components["schemas"]["PricedLine"][];
            not_applied: components["schemas"]["NotApplied"][];
            offers: components["schemas"]["ExchangeOffer"][];
            points_minor: number;
            points_used: number;
            search: components["schemas"]["Search"];
            shipping: components["schemas"]["PricedShipping"];
            /** @enum {string} */
            tax: "included" | "excluded";
            tax_minor: number;
            total_minor: number;
        };
        /** PricedLine */
        PricedLine: {
            discount_minor: number;
            discounts: components["schemas"]["LineDiscount"][];
            id: string;
            price_minor: number;
            quantity: number;
            subtotal_minor: number;
            tax_minor: number;
            total_minor: number;
        };
        /** PricedShipping */
        PricedShipping: {
            discount_minor: number;
            discounts: components["schemas"]["LineDiscount"][];
            price_minor: number;
            tax_minor: number;
            total_minor: number;
        };
        /** PrintAsked */
        PrintAsked: {
            batch: string;
            count: number;
        };
        /** PrintLine */
        PrintLine: {
            /** Format: date-time */
            at: string;
            batch: string;
            by: string;
            count: number;
        };
        /** ProgrammeForm */
        ProgrammeForm: {
            revision: number;
            terms: components["schemas"]["CommissionTerms"];
        };
        /** ProjectProgress */
        ProjectProgress: {
            goal: number | null;
            /** @enum {string} */
            outcome: "open" | "succeeded" | "failed";
            people: number;
            points: number;
        };
        /** Promotion */
        Promotion: {
            /**
             * By code
             * @description Otherwise it applies by itself.
             * @default false
             */
            by_code?: boolean;
            /**
             * Currency
             * @description Empty: any. Say it when there are amounts.
             * @default
             */
            currency?: string;
            /**
             * Key
             * @description A short word of its own; keep it once live.
             */
            key: string;
            /** Limits */
            limits?: components["schemas"]["Limits"];
            /**
             * Switched on
             * @description When off it does not apply, and the result says so.
             * @default true
             */
            live?: boolean;
            /** Conditions */
            needs?: components["schemas"]["Needs"];
            /**
             * Priority
             * @description Higher is calculated first, and stays when two do not combine.
             * @default 0
             */
            priority?: number;
            /** Goods */
            scope?: components["schemas"]["Scope"];
            /** Stacking */
            stacking?: components["schemas"]["Stacking"];
            /** What it gives */
            terms: components["schemas"]["Threshold"] | components["schemas"]["Percent"] | components["schemas"]["Fixed"] | components["schemas"]["ShippingOff"] | components["schemas"]["pricing_terms_Gift"] | components["schemas"]["BuyGet"] | components["schemas"]["NthItem"] | components["schemas"]["Bundle"] | components["schemas"]["Exchange"] | components["schemas"]["MemberPrices"];
            /**
             * Name
             * @description What shoppers read.
             */
            title: components["schemas"]["Text"];
            /** When */
            when?: components["schemas"]["When"];
            /** Who */
            who?: components["schemas"]["Who"];
        };
        /** PromotionDay */
        PromotionDay: {
            discount_minor: number;
            given_back: number;
            issued: number;
            /** Format: date */
            on: string;
            redeemed: number;
            refused: number;
            reserved: number;
            returned: number;
        };
        /** PromotionDraft */
        PromotionDraft: {
            /**
             * Budget
             * @description What each use is charged to; empty: nothing.
             * @default
             */
            budget_id?: string;
            /** Coupon */
            coupon?: components["schemas"]["Coupon"];
            /**
             * Note
             * @description Only operators see it.
             * @default
             */
            note?: string;
            /** Uses */
            policy?: components["schemas"]["Policy"];
            rules: components["schemas"]["Promotion"];
        };
        /** PromotionEdit */
        PromotionEdit: {
            draft: components["schemas"]["PromotionDraft"];
            revision: number;
        };
        /** PromotionFindings */
        PromotionFindings: {
            flaws: components["schemas"]["Flaw"][];
        };
        /** PromotionView */
        PromotionView: {
            burn: components["schemas"]["Burn"];
            /** Format: date-time */
            changed_at: string;
            /** Format: date-time */
            created_at: string;
            draft: components["schemas"]["PromotionDraft"];
            ended_at: string | null;
            gives: components["schemas"]["Text"];
            id: string;
            key: string;
            launched_at: string | null;
            revision: number;
            /** @enum {string} */
            state: "draft" | "live" | "paused" | "ended";
        };
        /** Proposal */
        Proposal: {
            name: components["schemas"]["AllianceName"];
            terms: components["schemas"]["AllianceTerms"];
        };
        /** PublicList */
        PublicList: {
            count: number;
            items: components["schemas"]["PublicRow"][];
            me: components["schemas"]["PublicRow"] | null;
            next: string | null;
        };
        /** PublicRow */
        PublicRow: {
            at: string | null;
            data: {
                [key: string]: unknown;
            };
            key: string;
            mine: boolean;
            name: string | null;
            position: number;
            rank: number;
        };
        /** Purse */
        Purse: {
            claimable: components["schemas"]["Claimable"][];
            vouchers: components["schemas"]["Voucher"][];
        };
        /** Quality */
        Quality: {
            items: components["schemas"]["QualityLine"][];
            level: string;
        };
        /** QualityLine */
        QualityLine: {
            key: string;
            note: string;
            state: string;
        };
        /** Quarantined */
        Quarantined: {
            /** Format: date-time */
            at: string;
            body: string | null;
            body_base64: string | null;
            detail: string;
            id: string;
            kind: string;
            reason: string;
            replayable: boolean;
            replayed_at: string | null;
            says: {
                [key: string]: string;
            };
            source: string;
            /** @enum {string} */
            state: "open" | "replayed" | "discarded";
        };
        /** Quote */
        Quote: {
            /** Format: date-time */
            at: string;
            person_id: string;
            priced: components["schemas"]["Priced"];
            revisions: {
                [key: string]: number;
            };
            settings_revision: number;
        };
        /** QuoteForm */
        QuoteForm: {
            lines: (components["schemas"]["CheckoutLine"] | unknown)[];
            person: string;
            points?: number | null;
        };
        /** RateFixed */
        RateFixed: {
            /** @constant */
            kind: "fixed";
            minor: number;
        };
        /** RatePercent */
        RatePercent: {
            basis_points: number;
            /** @constant */
            kind: "percent";
        };
        /** RateRule */
        RateRule: {
            /** @default [] */
            categories?: (string | unknown)[];
            key: string;
            /** @enum {string} */
            place: "direct" | "second" | "leader" | "area";
            /** @default [] */
            products?: (string | unknown)[];
            rate: components["schemas"]["RatePercent"] | components["schemas"]["RateFixed"];
            /** @default [] */
            roles?: (string | unknown)[];
            /** @default [] */
            tiers?: (string | unknown)[];
        };
        /** ReasonCount */
        ReasonCount: {
            count: number;
            key: string;
            say: components["schemas"]["Text"];
        };
        /** ReasonLine */
        ReasonLine: {
            count: number;
            key: string;
            say: components["schemas"]["Text"];
        };
        /** RedeemAsked */
        RedeemAsked: {
            checkout_id: string;
            order_id?: string | null;
        };
        /** Refusal */
        Refusal: {
            again_at: string | null;
            decision_id: string;
            /** @constant */
            outcome: "refused";
            reason: string;
            /** @default false */
            replayed?: boolean;
            say: components["schemas"]["Text"];
            values: {
                [key: string]: unknown;
            };
        };
        /** RefusalShown */
        RefusalShown: {
            /** Format: date-time */
            at: string;
            event: string;
            event_id: string;
            id: string;
            name: components["schemas"]["Text"];
            person_id: string;
            rule_id: string;
            why: components["schemas"]["SaidStep"];
        };
        /** Refused */
        Refused: {
            code: string;
            detail: string;
            index: number;
            message_id: string | null;
        };
        /** RefusedKey */
        RefusedKey: {
            code: string;
            count: number;
            key_hint: string;
            /** Format: date-time */
            last_at: string;
        };
        /** Rehearsed */
        Rehearsed: {
            ahead_ms: number;
            kept: components["schemas"]["Kept"];
            listens: string[];
            lists: components["schemas"]["RehearsedList"][];
            outcome: components["schemas"]["Accepted"] | components["schemas"]["Refusal"] | null;
            shown: components["schemas"]["ShownPlay"];
            woken: number;
        };
        /** RehearsedList */
        RehearsedList: {
            key: string;
            name: components["schemas"]["Text"];
            public: boolean;
            rows: components["schemas"]["ListRow"][];
        };
        /** Rehearsing */
        Rehearsing: {
            ends_at?: string | null;
            event?: components["schemas"]["Happened"] | null;
            kept?: components["schemas"]["Kept"] | null;
            kind: string;
            /** @default true */
            known?: boolean;
            move?: {
                [key: string]: unknown;
            } | null;
            name: components["schemas"]["Text"];
            rules: {
                [key: string]: unknown;
            };
            ruling?: components["schemas"]["Ruled"] | null;
            /** @enum {null|string} */
            wait?: "hour" | "day" | "end" | null;
        };
        /** ReleaseAsked */
        ReleaseAsked: {
            checkout_id: string;
        };
        /** Replay */
        Replay: {
            answer: {
                [key: string]: unknown;
            };
            because: string;
            decision_id: string;
            difference: string;
            outcome: string;
            same: boolean;
        };
        /** Replayed */
        Replayed: {
            /** @default [] */
            left?: components["schemas"]["Refused"][];
            replayed_count: number;
        };
        /** ReserveAsked */
        ReserveAsked: {
            cart: components["schemas"]["Cart"];
            checkout_id: string;
            /** @default [] */
            codes?: (string | unknown)[];
            expects_total_minor?: number | null;
            /** @default 30 */
            hold_minutes?: number;
            order_id?: string | null;
            person_id?: string | null;
            /** @default 0 */
            sequence?: number;
            user_id?: string | null;
        };
        /** ReturnAsked */
        ReturnAsked: {
            amount_minor?: number | null;
            checkout_id: string;
            refund_id?: string | null;
        };
        /** Revision */
        Revision: {
            /** Format: date-time */
            at: string;
            by: string;
            draft: components["schemas"]["PromotionDraft"];
            revision: number;
        };
        /** RewardLine */
        RewardLine: {
            asset: string;
            given: number;
            name: components["schemas"]["Text"];
            taken: number;
            times: number;
        };
        /**
         * Rounding
         * @default {
         *       "level": "order",
         *       "remainder": "largest",
         *       "way": "half_up"
         *     }
         */
        Rounding: {
            /**
             * Rounded for
             * @description Whether a percentage is rounded once for the order, for each line or for each unit.
             * @default order
             * @enum {string}
             */
            level?: "order" | "line" | "unit";
            /**
             * Who gets the remainder
             * @description When an order's discount is shared out to its lines, where the indivisible rest goes.
             * @default largest
             * @enum {string}
             */
            remainder?: "largest" | "last" | "dearest";
            /**
             * Way
             * @description How a discount becomes whole minor units.
             * @default half_up
             * @enum {string}
             */
            way?: "half_up" | "half_even" | "down" | "up";
        };
        /** RuleDay */
        RuleDay: {
            grants: number;
            /** Format: date */
            on: string;
            points: number;
            rule_id: string;
            taken_back: number;
        };
        /** RuleForm */
        RuleForm: {
            revision?: number | null;
            rule: {
                [key: string]: unknown;
            };
        };
        /** RuleResults */
        RuleResults: {
            days: components["schemas"]["RuleDay"][];
            refusals: {
                [key: string]: unknown;
            }[];
            rules: components["schemas"]["RuleTotal"][];
        };
        /** RuleShown */
        RuleShown: {
            /** Format: date-time */
            changed_at: string;
            id: string;
            live_since: string | null;
            revision: number;
            rule: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "draft" | "live" | "paused" | "archived";
            template: string;
        };
        /** RuleTotal */
        RuleTotal: {
            grants: number;
            name: components["schemas"]["Text"];
            points: number;
            refusals: number;
            rule_id: string;
            taken_back: number;
        };
        /** Ruled */
        Ruled: {
            ruling: {
                [key: string]: unknown;
            };
            /** @default  */
            seat_id?: string;
        };
        /** RulingAsked */
        RulingAsked: {
            ruling: {
                [key: string]: unknown;
            };
            seat_id: string;
        };
        /** RunForm */
        RunForm: {
            name: string;
            /** Format: date-time */
            until: string;
        };
        /** RunPage */
        RunPage: {
            count: number;
            run: components["schemas"]["CommissionRun"];
            statements: components["schemas"]["CommissionStatement"][];
            totals: components["schemas"]["CommissionStatement"][];
        };
        /** SaidStep */
        SaidStep: {
            code: string;
            says: components["schemas"]["Text"];
        };
        /** ScanAsked */
        ScanAsked: {
            cart?: components["schemas"]["Cart"] | null;
            checkout_id: string;
            code: string;
            person_id?: string | null;
            user_id?: string | null;
        };
        /**
         * Scope
         * @default {}
         */
        Scope: {
            /**
             * Excluded
             * @description Excluded wins over included.
             */
            exclude?: components["schemas"]["Pick"];
            /**
             * Included
             * @description All empty: everything.
             */
            include?: components["schemas"]["Pick"];
            /**
             * Price from
             * @description Of one unit; empty: no limit.
             */
            price_from_minor?: number | null;
            /**
             * Price to
             * @description Of one unit; empty: no limit.
             */
            price_to_minor?: number | null;
            /**
             * Undiscounted goods only
             * @description Goods that an earlier promotion made cheaper are left out.
             * @default false
             */
            undiscounted_only?: boolean;
        };
        /** Screen */
        Screen: {
            key: string;
            name: components["schemas"]["Text"];
        };
        /** ScreenCode */
        ScreenCode: {
            code: string;
            key: string;
            name: components["schemas"]["Text"];
            /** Format: date-time */
            now: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        /** Search */
        Search: {
            /** @default 1 */
            compared?: number;
            /** @default true */
            exact?: boolean;
        };
        /** Seen */
        Seen: {
            ids: string[];
        };
        /** SegmentForm */
        SegmentForm: {
            condition: {
                [key: string]: unknown;
            };
            help?: components["schemas"]["Help"];
            key?: string | null;
            name: components["schemas"]["Name"];
        };
        /** SegmentInfo */
        SegmentInfo: {
            /** Format: date-time */
            as_of: string;
            condition: unknown;
            count: number;
            help: components["schemas"]["Text"];
            key: string;
            /** @enum {string} */
            kind: "lifecycle" | "audience" | "custom";
            name: components["schemas"]["Text"];
            /**
             * @default live
             * @enum {string}
             */
            state?: "live" | "filling";
        };
        /** Selection */
        Selection: {
            ids?: string[] | null;
            reason?: string | null;
        };
        /** Sent */
        Sent: {
            height: number;
            id: string;
            small_url: string;
            url: string;
            width: number;
        };
        /** Settings */
        Settings: {
            /**
             * Usual base
             * @description The amount that thresholds and percentages look at, unless a promotion says otherwise.
             * @default discounted
             * @enum {string}
             */
            base?: "initial" | "stage" | "discounted";
            /**
             * When two do not combine
             * @description Which of two promotions stays when they do not combine.
             * @default first
             * @enum {string}
             */
            conflicts?: "first" | "best";
            /**
             * Groups
             * @description How promotions of one group stack.
             * @default []
             */
            groups?: components["schemas"]["Group"][];
            /** Rounding */
            rounding?: components["schemas"]["Rounding"];
            /**
             * Combinations compared at most
             * @description Up to this many the best one is found for certain; beyond, promotions are compared one by one and the result says so.
             * @default 64
             */
            search_at_most?: number;
            /**
             * Order of calculation
             * @description Each step once.
             * @default [
             *       "member_price",
             *       "item",
             *       "order",
             *       "coupon",
             *       "points",
             *       "shipping"
             *     ]
             */
            stages?: ("member_price" | "item" | "order" | "coupon" | "points" | "shipping")[];
            /**
             * Taxes
             * @description Whether the cart's prices, and the amounts in promotions, contain tax.
             * @default included
             * @enum {string}
             */
            tax?: "included" | "excluded";
            /**
             * Time zone
             * @description Whose weekdays and hours count.
             * @default UTC
             */
            zone?: string;
        };
        /** SettingsForm */
        SettingsForm: {
            settings: {
                [key: string]: unknown;
            };
        };
        /** SettingsShown */
        SettingsShown: {
            settings: {
                [key: string]: unknown;
            };
        };
        /** SharedBadge */
        SharedBadge: {
            link: string | null;
            picture: string | null;
        };
        /** Sharing */
        Sharing: {
            name?: string | null;
        };
        /** SheetLine */
        SheetLine: {
            delivery_id: string;
            line: number;
            /** @enum {string} */
            outcome: "shipped" | "unchanged" | "refused";
            says: components["schemas"]["Text"];
        };
        /** SheetReport */
        SheetReport: {
            lines: components["schemas"]["SheetLine"][];
            refused: number;
            shipped: number;
            unchanged: number;
        };
        /**
         * Shipping
         * @default {}
         */
        Shipping: {
            /** @default  */
            method?: string;
            /** @default 0 */
            price_minor?: number;
            /** @default 0 */
            tax_ppm?: number;
        };
        /** ShippingOff */
        ShippingOff: {
            /** @constant */
            kind: "free_shipping";
            /**
             * Methods
             * @description Only these ways of sending; empty: all.
             * @default []
             */
            methods?: (string | unknown)[];
            /**
             * Per cent off
             * @description 100 % means free.
             * @default 1000000
             */
            off_ppm?: number;
            /**
             * Up to
             * @description The most it takes off; empty: no limit.
             */
            up_to_minor?: number | null;
        };
        /** ShopperSecret */
        ShopperSecret: {
            secret: string;
        };
        /** ShownLadder */
        ShownLadder: {
            key: string;
            /** @enum {string} */
            kind: "earned" | "paid";
            last_on: string | null;
            name: components["schemas"]["Text"];
            progress_percent: number | null;
            standing: components["schemas"]["LadderStanding"];
            tiers: components["schemas"]["ShownTier"][];
            window: string;
            window_days: number;
        };
        /** ShownPlay */
        ShownPlay: {
            balances: {
                [key: string]: number;
            };
            ends_at: string | null;
            for_you: boolean;
            id: string;
            kind: string;
            name: components["schemas"]["Text"];
            /** Format: date-time */
            now: string;
            shown: {
                [key: string]: unknown;
            };
            starts_at: string | null;
            /** @enum {string} */
            state: "not_started" | "live" | "paused" | "ended";
            words: {
                [key: string]: components["schemas"]["Text"];
            };
        };
        /** ShownTier */
        ShownTier: {
            asks: components["schemas"]["Asks"];
            colour: string;
            key: string;
            months: number;
            name: components["schemas"]["Text"];
            price_minor: number;
            privileges: {
                [key: string]: unknown;
            }[];
        };
        /** ShownTiers */
        ShownTiers: {
            currency: string;
            ladders: components["schemas"]["ShownLadder"][];
            privileges: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        /** SignIn */
        SignIn: {
            email: string;
            password: string;
        };
        /** Signed */
        Signed: {
            jwt: string;
        };
        /** SignedBadge */
        SignedBadge: {
            credential: {
                [key: string]: unknown;
            };
            jwt: string;
        };
        /** SignedIn */
        SignedIn: {
            operator: components["schemas"]["Operator"];
            roles: {
                [key: string]: "owner" | "editor" | "viewer";
            };
            workspaces: components["schemas"]["Workspace"][];
        };
        /** Simulation */
        Simulation: {
            accepted: number;
            because: components["schemas"]["ReasonCount"][];
            costs: components["schemas"]["CostLine"][];
            days: number;
            failed: number;
            moves: number;
            people: number;
            refusals: components["schemas"]["ReasonCount"][];
            refused: number;
            runs: number;
            stock: components["schemas"]["StockForecast"][];
            /** @default [] */
            tallies?: components["schemas"]["TallyForecast"][];
            took_part: number;
        };
        /**
         * Somebody
         * @default {
         *       "birthday": "",
         *       "known": true,
         *       "segments": [],
         *       "tiers": []
         *     }
         */
        Somebody: {
            /** @default  */
            birthday?: string;
            /** @default true */
            known?: boolean;
            /** @default [] */
            segments?: string[];
            /** @default [] */
            tiers?: string[];
        };
        /** SoonGone */
        SoonGone: {
            /** Format: date-time */
            at: string;
            points: number;
        };
        /**
         * Stacking
         * @default {}
         */
        Stacking: {
            /**
             * Base
             * @description Empty: as the workspace says.
             * @enum {null|string}
             */
            base?: "initial" | "stage" | "discounted" | null;
            /**
             * Combines with
             * @description Whether others may apply beside it.
             * @default all
             * @enum {string}
             */
            combines?: "all" | "none" | "only" | "not";
            /**
             * Group
             * @description Key of a group in the settings; may be empty.
             * @default
             */
            group?: string;
            /**
             * Named ones
             * @description Keys of promotions, or group:KEY, or stage:STEP.
             * @default []
             */
            names?: (string | unknown)[];
            /**
             * Step
             * @description Empty: by its kind. Codes are coupons, shares off named goods are items, the rest is the order.
             * @enum {null|string}
             */
            stage?: "member_price" | "item" | "order" | "coupon" | "points" | "shipping" | null;
        };
        /** StatementPage */
        StatementPage: {
            lines: components["schemas"]["CommissionStatementLine"][];
            run: components["schemas"]["CommissionRun"];
            statements: components["schemas"]["CommissionStatement"][];
        };
        /** Step */
        Step: {
            /**
             * Amount off
             * @description What is taken off then.
             * @default 0
             */
            off_minor?: number;
            /**
             * Per cent off
             * @description A share instead of an amount.
             * @default 0
             */
            off_ppm?: number;
            /**
             * Reach
             * @description The amount or the number of items to reach.
             */
            reach: number;
        };
        /** StockForecast */
        StockForecast: {
            asset: string;
            chance_to_run_out: number;
            left: number;
            name: components["schemas"]["Text"];
            runs_out_on_day: number | null;
            started: number;
        };
        /** StockLine */
        StockLine: {
            asset: string;
            left: number;
            name: components["schemas"]["Text"];
            started: number;
        };
        /** Sums */
        Sums: {
            accepted: number;
            moves: number;
            people: number;
            points: number;
            points_taken: number;
            refused: number;
            rewards: number;
        };
        /** TagInfo */
        TagInfo: {
            as_of?: string | null;
            group: string;
            group_name: components["schemas"]["Text"];
            help: components["schemas"]["Text"];
            key: string;
            live: boolean;
            name: components["schemas"]["Text"];
            type: string;
        };
        /** TagShown */
        TagShown: {
            group: string;
            key: string;
            name: components["schemas"]["Text"];
            type: string;
            /** Format: date-time */
            updated_at: string;
            value: string | number | boolean | null;
            why: components["schemas"]["Text"];
        };
        /** TakenBack */
        TakenBack: {
            because: string;
        };
        /** TallyForecast */
        TallyForecast: {
            asset: string;
            count: number;
            name: components["schemas"]["Text"];
        };
        /** TallyLine */
        TallyLine: {
            asset: string;
            count: number;
            name: components["schemas"]["Text"];
        };
        /** TapLine */
        TapLine: {
            key: string;
            name: components["schemas"]["Text"];
            placeholder: string;
        };
        /** TapLink */
        TapLink: {
            /** Format: date-time */
            expires_at: string;
            key: string;
            name: components["schemas"]["Text"];
            path: string;
        };
        /** Template */
        Template: {
            good_for: components["schemas"]["Text"];
            key: string;
            name: components["schemas"]["Text"];
            rules: {
                [key: string]: unknown;
            };
        };
        /** TemplateCard */
        TemplateCard: {
            key: string;
            rule: {
                [key: string]: unknown;
            };
            says: components["schemas"]["Text"];
        };
        /** TemplateKeys */
        TemplateKeys: {
            keys?: string[];
        };
        /** Text */
        Text: {
            /**
             * English
             * @description What a reader of English sees.
             */
            en: string;
            /**
             * Chinese
             * @description What a reader of Chinese sees.
             */
            zh: string;
        };
        /** Threshold */
        Threshold: {
            /**
             * Times at most
             * @description How often in one order; empty: no limit.
             */
            at_most_times?: number | null;
            /**
             * At most
             * @description The most it takes off; empty: no cap.
             */
            cap_minor?: number | null;
            /**
             * Each time
             * @description The amount comes off again each time the rung is filled (one rung only).
             * @default false
             */
            each?: boolean;
            /** @constant */
            kind: "threshold";
            /**
             * Measured in
             * @description Whether money or items are counted.
             * @default amount
             * @enum {string}
             */
            measure?: "amount" | "count";
            /**
             * Ladder
             * @description The highest one reached counts.
             */
            steps: components["schemas"]["Step"][];
        };
        /** Tier */
        Tier: {
            asks?: components["schemas"]["Asks"];
            /** @default  */
            colour?: string;
            /**
             * Key
             * @description Small letters, digits, underscores.
             */
            key: string;
            /** @default 12 */
            months?: number;
            name: components["schemas"]["Text"];
            /** @default 0 */
            price_minor?: number;
            /** @default [] */
            privileges?: ((components["schemas"]["BirthdayMonth"] | components["schemas"]["DoublePoints"] | components["schemas"]["PointsRate"] | components["schemas"]["PreSale"] | components["schemas"]["FreeShipping"] | components["schemas"]["PersonalBuyer"] | components["schemas"]["ToolAccess"] | components["schemas"]["PartnerBenefit"] | components["schemas"]["MemberPrice"] | components["schemas"]["Own"]) | unknown)[];
            /** @default [] */
            products?: (string | unknown)[];
        };
        /** TierByHand */
        TierByHand: {
            because: string;
            /** @default false */
            exact?: boolean;
            ladder: string;
            tier: string;
            until_on?: string | null;
        };
        /** TierByRules */
        TierByRules: {
            because: string;
            ladder: string;
        };
        /** TierChange */
        TierChange: {
            /** Format: date-time */
            at: string;
            by: string;
            from_tier: string;
            id: string;
            ladder: string;
            note: string;
            person_id: string;
            /** @enum {string} */
            reason: "earned" | "not_kept" | "refunded" | "manual" | "manual_ended" | "paid" | "paid_ended" | "paid_refunded" | "merged" | "rules_changed";
            to_tier: string;
        };
        /** TierMember */
        TierMember: {
            growth: number;
            orders: number;
            person: components["schemas"]["PersonBrief"];
            since_at: string;
            spend_minor: number;
            tier: string;
            until_at: string | null;
        };
        /** TierPrice */
        TierPrice: {
            /**
             * Per cent off
             * @description By share.
             * @default 0
             */
            off_ppm?: number;
            /**
             * Set price
             * @description Empty: by share.
             */
            price_minor?: number | null;
            /**
             * Tier
             * @description Key of the tier; * for any tier.
             */
            tier: string;
        };
        /** ToolAccess */
        ToolAccess: {
            /** @default  */
            key?: string;
            /** @constant */
            kind: "tool_access";
            /** Name */
            name: components["schemas"]["Text"];
            /**
             * Note
             * @description One sentence for shoppers.
             */
            note?: components["schemas"]["Text"] | null;
            /** Times a month */
            per_month?: number | null;
            /**
             * Tool
             * @default
             */
            tool?: string;
        };
        /** Transfer */
        Transfer: {
            amount: number;
            asset: string;
            /** Format: date-time */
            at: string;
            because: string;
            decision_id: string;
            hold?: string | null;
            id: string;
            say?: {
                [key: string]: string;
            };
            source: string;
            target: string;
        };
        /** TrialForm */
        TrialForm: {
            at?: string | null;
            /** @default false */
            drafts?: boolean;
            event: string;
            person?: string | null;
            properties?: {
                [key: string]: unknown;
            };
            rule?: {
                [key: string]: unknown;
            } | null;
            /** @default  */
            rule_id?: string;
            somebody?: components["schemas"]["Somebody"];
        };
        /** Tried */
        Tried: {
            grants: components["schemas"]["TriedGrant"][];
            not_given: components["schemas"]["TriedRefusal"][];
            points: number;
        };
        /** TriedGrant */
        TriedGrant: {
            name: components["schemas"]["Text"];
            points: number;
            rule_id: string;
            steps: components["schemas"]["SaidStep"][];
            wallet: string;
        };
        /** TriedRefusal */
        TriedRefusal: {
            name: components["schemas"]["Text"];
            rule_id: string;
            why: components["schemas"]["SaidStep"];
        };
        /** Trying */
        Trying: {
            budget?: {
                [key: string]: number;
            };
            /** @default 14 */
            days?: number;
            kind: string;
            /** @default 2000 */
            people?: number;
            purse?: {
                [key: string]: number;
            } | null;
            rules: {
                [key: string]: unknown;
            };
            /** @default 5 */
            runs?: number;
            /** @default antiphon */
            seed?: string;
        };
        /** TurnForm */
        TurnForm: {
            /**
             * @default stock
             * @enum {string}
             */
            back?: "stock" | "write_off" | "shopper";
            /** @default  */
            carrier?: string;
            /** @default  */
            note?: string;
            /** @default  */
            tracking?: string;
            /** @enum {string} */
            turn: "pack" | "unpack" | "ship" | "correct" | "deliver" | "return" | "cancel";
        };
        /** Unsaved */
        Unsaved: {
            ends_at?: string | null;
            kind: string;
            rules: {
                [key: string]: unknown;
            };
            starts_at?: string | null;
        };
        /** UseShown */
        UseShown: {
            because: string;
            checkout_id: string;
            code: string;
            discount_minor: number;
            id: string;
            person_id: string;
            promotion: string;
            promotion_id: string;
            redeemed_at: string | null;
            /** Format: date-time */
            reserved_at: string;
            says: components["schemas"]["Text"];
            settled_at: string | null;
            /** @enum {string} */
            state: "reserved" | "redeemed" | "released" | "expired" | "returned" | "refused";
            title: components["schemas"]["Text"];
        };
        /** Used */
        Used: {
            /** @default 0 */
            by_person?: number;
            /** @default 0 */
            by_person_today?: number;
            /** @default 0 */
            in_all?: number;
            /** @default 0 */
            in_all_today?: number;
        };
        /** Verification */
        Verification: {
            because: string;
            chances: components["schemas"]["Chance"][];
            /** Format: date-time */
            decided_at: string;
            decision_id: string;
            ends_at: string | null;
            kind: string;
            name: components["schemas"]["Text"];
            person: string;
            play_id: string;
            revision: number;
            rules_sha256: string;
            same: boolean;
            say: components["schemas"]["Text"];
            seed: string;
            shown: {
                [key: string]: unknown;
            };
            starts_at: string | null;
        };
        /** Verified */
        Verified: {
            credential?: {
                [key: string]: unknown;
            } | null;
            reason: string;
            valid: boolean;
        };
        /** Violation */
        Violation: {
            asset: string;
            holder: string;
            /** @enum {string} */
            law: "zero_sum" | "floor" | "replay" | "held" | "holds_once" | "lots" | "lot_uses" | "lot_bounds" | "debts";
            off_by: number;
            says: string;
            workspace: string;
        };
        /** Visit */
        Visit: {
            anonymous_id: string;
            write_key: string;
        };
        /** VisitToken */
        VisitToken: {
            /** Format: date-time */
            expires_at: string;
            person: components["schemas"]["Anonymous"];
            token: string;
        };
        /** Voucher */
        Voucher: {
            because: string;
            claimed_at: string | null;
            code: string;
            /** @default [] */
            gifts?: components["schemas"]["GiftShown"][];
            gives: components["schemas"]["Text"];
            how_to_use: components["schemas"]["Text"] | null;
            /** Format: date-time */
            issued_at: string;
            person_id: string;
            promotion: string;
            promotion_id: string;
            /** @enum {string} */
            state: "open" | "reserved" | "redeemed" | "expired" | "withdrawn";
            title: components["schemas"]["Text"];
            /** @default false */
            transferable?: boolean;
            usable: boolean;
            /** Format: date-time */
            usable_from: string;
            usable_until: string | null;
            /** @default [] */
            uses?: components["schemas"]["UseShown"][];
        };
        /** Wallet */
        Wallet: {
            /**
             * Second person above
             * @description A change by hand of more needs another operator; empty: never.
             * @default 1000
             */
            approve_above?: number | null;
            /**
             * Points last
             * @description A change is for points given from then on.
             * @default never
             * @enum {string}
             */
            expiry?: "never" | "days" | "months" | "yearly";
            /**
             * Days or months
             * @description The last day still counts.
             * @default 0
             */
            expiry_count?: number;
            /**
             * If expired when given back
             * @description Days to use what comes back into a lot that has expired; 0: it stays expired.
             * @default 0
             */
            grace_days?: number;
            /**
             * Inactive days
             * @description With nothing earned or spent for so long everything expires; 0: never.
             * @default 0
             */
            inactivity_days?: number;
            /**
             * Key
             * @description Small letters, digits and underscores; fixed once saved.
             */
            key: string;
            /**
             * Spend at least
             * @description The fewest spent at once.
             * @default 1
             */
            least_spend?: number;
            /**
             * Name
             * @description What shoppers read.
             */
            name: components["schemas"]["Text"];
            /**
             * Notice before
             * @description Days before, as an event; 0: none.
             * @default 7
             */
            notice_days?: number;
            /**
             * Pending days
             * @description Until they can be spent, usually the return period; a rule may say otherwise.
             * @default 0
             */
            pending_days?: number;
            /**
             * Rounded to
             * @description With months: to the same day, or the end of that month or year.
             * @default day
             * @enum {string}
             */
            round_to?: "day" | "month" | "year";
            /** Transfers */
            transfer?: components["schemas"]["HandoverRules"];
            /**
             * Day
             * @description Of the fixed date.
             * @default 31
             */
            yearly_day?: number;
            /**
             * Month
             * @description Of the fixed date.
             * @default 12
             */
            yearly_month?: number;
        };
        /** Wearing */
        Wearing: {
            award?: string | null;
        };
        /** Weighted */
        Weighted: {
            name: components["schemas"]["Text"];
            weight: number;
        };
        /**
         * When
         * @default {}
         */
        When: {
            /**
             * Ends
             * @description It no longer counts then; empty: never.
             */
            ends_at?: string | null;
            /**
             * From
             * @description Such as 18:00; empty: all day.
             * @default
             */
            from_hour?: string;
            /**
             * Starts
             * @description Empty: at once.
             */
            starts_at?: string | null;
            /**
             * Until
             * @description Not included; earlier than “from” runs past midnight.
             * @default
             */
            until_hour?: string;
            /**
             * Weekdays
             * @description 1 is Monday, 7 Sunday; empty: every day.
             * @default []
             */
            weekdays?: (number | unknown)[];
        };
        /** Where */
        Where: {
            /**
             * @default is
             * @enum {string}
             */
            op?: "is" | "is_not" | "at_least" | "at_most" | "contains" | "exists";
            property: string;
            /** @default  */
            value?: string | number | boolean;
        };
        /**
         * Who
         * @default {}
         */
        Who: {
            /**
             * Channels
             * @description Such as app, wechat, web.
             * @default []
             */
            channels?: (string | unknown)[];
            /**
             * First order only
             * @description Only for somebody's first order.
             * @default false
             */
            first_order?: boolean;
            /**
             * Not segments
             * @description In none of these.
             * @default []
             */
            not_segments?: (string | unknown)[];
            /**
             * Segments
             * @description In any of these.
             * @default []
             */
            segments?: (string | unknown)[];
            /**
             * Tiers
             * @description Any of these.
             * @default []
             */
            tiers?: (string | unknown)[];
        };
        /** Why */
        Why: {
            because: string;
            decision: string;
            key?: string | null;
            person: string | null;
            play: string | null;
            say: {
                [key: string]: string;
            };
            seed?: string | null;
        };
        /** Win */
        Win: {
            amount: number;
            asset: string;
            /** Format: date-time */
            at: string;
            decision_id: string;
            name: components["schemas"]["Text"];
            play_id: string;
        };
        /**
         * Window
         * @default {
         *       "days": 365,
         *       "kind": "rolling"
         *     }
         */
        Window: {
            /** @default 365 */
            days?: number;
            /**
             * @default rolling
             * @enum {string}
             */
            kind?: "rolling" | "year" | "quarter";
        };
        /** Withdrawal */
        Withdrawal: {
            amount: number;
            approved_at: string | null;
            approved_by: string | null;
            /** Format: date-time */
            asked_at: string;
            asked_by: string;
            currency: string;
            ended_at: string | null;
            ended_by: string | null;
            id: string;
            party_id: string;
            reason: string;
            /** @enum {string} */
            state: "asked" | "approved" | "paid" | "refused" | "void";
        };
        /** WithdrawalEnd */
        WithdrawalEnd: {
            reason: string;
            /** @enum {string} */
            state: "paid" | "refused" | "void";
        };
        /** WithdrawalForm */
        WithdrawalForm: {
            amount: number;
            currency: string;
            person: string;
        };
        /** WithdrawalWish */
        WithdrawalWish: {
            amount: number;
            currency: string;
        };
        /** Workspace */
        Workspace: {
            /** Format: date-time */
            created_at: string;
            currency: string;
            id: string;
            /** @enum {string} */
            locale: "zh" | "en";
            name: string;
            zone: string;
        };
        /** WriteKey */
        WriteKey: {
            /** Format: date-time */
            created_at: string;
            id: string;
            key: string;
            name: string;
            revoked_at?: string | null;
            workspace: string;
        };
        /** Gift */
        contracts_Gift: {
            code: string;
            token: string;
            usable_until: string | null;
        };
        /** Counted */
        membership_contracts_Counted: {
            /** @default 0 */
            growth?: number;
            /** @default 0 */
            orders?: number;
            /** @default 0 */
            spend_minor?: number;
        };
        /** Counted */
        plays_http_sharing_Counted: {
            counted: boolean;
        };
        /** Gift */
        pricing_terms_Gift: {
            /**
             * Times at most
             * @description How often in one order; empty: no limit.
             */
            at_most_times?: number | null;
            /**
             * Each time
             * @description Given again each time this amount is filled; empty: once.
             */
            every_minor?: number | null;
            /**
             * Gifts
             * @description What is given.
             */
            items: components["schemas"]["GiftItem"][];
            /** @constant */
            kind: "gift";
            /**
             * Pick
             * @description How many the buyer may pick; empty: all are given.
             */
            pick?: number | null;
        };
        /** Counted */
        segments_contracts_Counted: {
            count: number;
            key: string;
            name: components["schemas"]["Text"];
        };
    };
    responses: never;
    parameters: {
        /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "httpmethod.get_api_session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    "httpmethod.post_api_session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.delete_api_session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    "httpmethod.get_api_session_hint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hint"];
                };
            };
        };
    };
    "httpmethod.put_api_session_locale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocaleChoice"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_alliance_agreements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_alliance_agreements": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proposal"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_alliance_agreements_by_agreement_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_alliance_agreements_by_agreement_id_accept": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_alliance_agreements_by_agreement_id_clearings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clearing"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_alliance_agreements_by_agreement_id_clearings": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClearingForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clearing"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_alliance_agreements_by_agreement_id_clearings_by_clearing_id_confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                agreement_id: string;
                clearing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clearing"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_alliance_agreements_by_agreement_id_end": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_alliance_agreements_by_agreement_id_exchanges": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.alliance.contracts.AllianceExchange_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_alliance_agreements_by_agreement_id_flow": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                workspace: string;
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllianceFlow"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_badge_awards_by_award_id_revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                award_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakenBack"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_badges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadgeInfo"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_badges": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBadge"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadgeInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_badges_templates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Badge"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_badges_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadgeInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_badges_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BadgeEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadgeInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.delete_api_w_badges_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_badges_by_key_awards": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.badges.api.AwardLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_badges_by_key_awards": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BadgeByHand"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenAward"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_budgets": {
        parameters: {
            query?: {
                campaign?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.budgets.contracts.Budget_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_budgets": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetDraft"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_budgets_by_budget_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_budgets_by_budget_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_budgets_by_budget_id_burn_down": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurnDown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_budgets_by_budget_id_changes": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.budgets.contracts.BudgetChange_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_budgets_by_budget_id_charges": {
        parameters: {
            query?: {
                person?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.budgets.contracts.BudgetCharge_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_budgets_by_budget_id_reduce": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetMove"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_budgets_by_budget_id_resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetReason"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_budgets_by_budget_id_stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetReason"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_budgets_by_budget_id_top_up": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetMove"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_campaign_costs": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignCost"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_campaigns": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.plays.contracts.Campaign_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_checkouts_by_checkout_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                checkout_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_codes_by_batch_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeBatch"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_codes_by_batch_id_file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_order": {
        parameters: {
            query: {
                order_id: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedOrder"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_orders": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.commission.contracts.ExplainedOrder_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_parties": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.commission.contracts.CommissionParty_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_commission_parties": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionParty"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_parties_by_person_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_parties_by_person_id_brought": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.commission.contracts.CommissionRelation_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_parties_by_person_id_orders": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.commission.contracts.CommissionPart_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_programme": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionProgramme"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_commission_programme": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgrammeForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionProgramme"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_commission_relations": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BringForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionTouch"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_runs": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.commission.contracts.CommissionRun_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_commission_runs": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionRun"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_runs_by_run_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.delete_api_w_commission_runs_by_run_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_commission_runs_by_run_id_close": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionRun"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_runs_by_run_id_statements.csv": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_runs_by_run_id_statements_by_person_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                run_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_runs_by_run_id_statements_by_person_id_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                run_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_commission_withdrawals": {
        parameters: {
            query?: {
                state?: string | null;
                person?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.commission.contracts.Withdrawal_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_commission_withdrawals": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_commission_withdrawals_by_withdrawal_id_approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                withdrawal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_commission_withdrawals_by_withdrawal_id_end": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                withdrawal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalEnd"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_decisions_by_decision_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_decisions_by_decision_id_replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_deliveries": {
        parameters: {
            query?: {
                in_state?: string | null;
                asset?: string | null;
                person?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.deliveries.contracts.DeliveryLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_deliveries_counts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryCounts"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_deliveries_pack": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Packing"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_deliveries_settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliverySettings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_deliveries_settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliverySettings"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliverySettings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_deliveries_sheet.csv": {
        parameters: {
            query?: {
                in_state?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_deliveries_tracking": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetReport"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_deliveries_by_delivery_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_deliveries_by_delivery_id_address": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Address"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_deliveries_by_delivery_id_turns": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurnForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_events_health": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_events_live": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_events_names": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NameCount"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_events_recent": {
        parameters: {
            query?: {
                name?: string | null;
                person?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.events.contracts.EventLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_handouts_by_handout_id_withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                handout_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_identity_blocked": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeNote"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteKey"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_keys": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteKey"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_keys_by_key_id_revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteKey"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_ledger_accounts": {
        parameters: {
            query?: {
                asset?: string | null;
                holder?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.ledger.contracts.Account_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_ledger_assets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetSummary"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_ledger_check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerCheck"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_ledger_transfers": {
        parameters: {
            query?: {
                asset?: string | null;
                holder?: string | null;
                decision?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.ledger.contracts.Transfer_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_ledger_transfers_by_transfer_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_mechanics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MechanicCard"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_membership_ladders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LadderInfo"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_membership_ladders": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLadder"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LadderInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_membership_ladders_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LadderInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_membership_ladders_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LadderEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LadderInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.delete_api_w_membership_ladders_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_membership_ladders_by_key_census": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CensusLine"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_membership_ladders_by_key_changes": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.membership.contracts.TierChange_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_membership_ladders_by_key_people": {
        parameters: {
            query: {
                tier: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.membership.api.TierMember_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_membership_people_by_person_id": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonTiers"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_membership_people_by_person_id_terms": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerm"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_membership_people_by_person_id_terms_end": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndTerm"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_membership_people_by_person_id_tier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TierByHand"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_membership_people_by_person_id_tier_end": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TierByRules"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_membership_preview": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLadder"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heads"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_membership_templates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ladder"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_messages": {
        parameters: {
            query?: {
                state?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.plays.inbox.OutboxLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_overview": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people": {
        parameters: {
            query?: {
                query?: string | null;
                segment?: string | null;
                tag?: string[] | null;
                sort?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.segments.contracts.PersonRow_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people_by_person_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people_by_person_id_badges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBadges"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people_by_person_id_decisions": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.plays.contracts.Decided_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people_by_person_id_identities": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldIdentity"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people_by_person_id_merges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeNote"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people_by_person_id_timeline": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.events.contracts.EventLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_people_by_person_id_vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_pictures": {
        parameters: {
            query?: {
                person?: string | null;
                state?: "all" | "shown" | "hidden" | "unused";
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.pictures.contracts.PictureLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.delete_api_w_pictures_by_picture_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                picture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_pictures_by_picture_id_file": {
        parameters: {
            query?: {
                size?: "whole" | "small";
            };
            header?: never;
            path: {
                workspace: string;
                picture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_pictures_by_picture_id_hide": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                picture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_pictures_by_picture_id_show": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                picture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays": {
        parameters: {
            query?: {
                state?: string | null;
                kind?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.plays.contracts.Play_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayDraft"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_check": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unsaved"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_rehearse": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rehearsing"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsed"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_simulate": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Trying"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_plays_by_play_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayDraft"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_check": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_copy": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_decisions": {
        parameters: {
            query?: {
                person?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.plays.contracts.Decided_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_end": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_launch": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_lists": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLine"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_lists_by_list_name": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                play_id: string;
                list_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.plays.listing.ListRow_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_live": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_pause": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_prints": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintLine"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_prints": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintAsked"];
            };
        };
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_results": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Course"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_plays_by_play_id_rulings": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulingAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"] | components["schemas"]["Refusal"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_screens": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Screen"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_screens_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreenCode"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_taps": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TapLine"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_taps.csv": {
        parameters: {
            query: {
                segment: string;
                without?: string | null;
                days?: number;
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                workspace: string;
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_plays_by_play_id_taps_of_by_person_id": {
        parameters: {
            query?: {
                days?: number;
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                workspace: string;
                play_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TapLink"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_adjustments": {
        parameters: {
            query?: {
                state?: "requested" | "done" | "refused" | null;
                person?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.contracts_wallets.Adjustment_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_adjustments": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_adjustments_by_adjustment_id_approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                adjustment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentNote"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_adjustments_by_adjustment_id_refuse": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                adjustment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentNote"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_exchanges": {
        parameters: {
            query?: {
                item?: string;
                person?: string;
                state?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.contracts.PointsExchange_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_exchanges_by_exchange_id_by_turn": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                exchange_id: string;
                turn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsExchange"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_forms": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsForms"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_grants": {
        parameters: {
            query?: {
                person?: string;
                rule?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.contracts.GrantShown_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemShown"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_items": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_items_check": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsFindings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_points_items_by_item_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_items_by_item_id_by_turn": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                item_id: string;
                turn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_people_by_person_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPoints"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_people_by_person_id_history": {
        parameters: {
            query?: {
                wallet?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.showing.HistoryLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_refusals": {
        parameters: {
            query?: {
                person?: string;
                rule?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.contracts.RefusalShown_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_results": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleResults"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_rules": {
        parameters: {
            query?: {
                archived?: boolean;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_rules": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_rules_check": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsFindings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_rules_install": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateKeys"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_rules_by_rule_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_points_rules_by_rule_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_rules_by_rule_id_archive": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_rules_by_rule_id_launch": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_rules_by_rule_id_pause": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_points_settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsShown"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_templates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateCard"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_transfers": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.contracts_wallets.Handover_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_points_try": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tried"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_wallets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_points_wallets_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wallet"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_wallets_by_key_liability": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liability"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_points_wallets_by_key_lots": {
        parameters: {
            query: {
                person: string;
            };
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotLine"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions": {
        parameters: {
            query?: {
                state?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.promotions.contracts.PromotionView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionDraft"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_check": {
        parameters: {
            query?: {
                promotion_id?: string;
            };
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionDraft"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionFindings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_form": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_preview": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Priced"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_price": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_promotions_settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_settings_form": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_by_promotion_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_promotions_by_promotion_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.delete_api_w_promotions_by_promotion_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_by_promotion_id_codes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeBatch"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_by_promotion_id_codes": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchAsked"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeBatch"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_by_promotion_id_days": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionDay"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_by_promotion_id_end": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_by_promotion_id_handouts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handout"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_by_promotion_id_handouts": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoutAsked"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_by_promotion_id_launch": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_by_promotion_id_pause": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_by_promotion_id_resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_by_promotion_id_revisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_by_promotion_id_uses": {
        parameters: {
            query?: {
                state?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.promotions.contracts.UseShown_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_promotions_by_promotion_id_vouchers": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.promotions.contracts.Voucher_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_promotions_by_promotion_id_vouchers": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenTo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_quarantine": {
        parameters: {
            query?: {
                reason?: string | null;
                quarantine_state?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.events.contracts.Quarantined_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_quarantine_replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Selection"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_quarantine_by_quarantine_id_discard": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                quarantine_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_quarantine_by_quarantine_id_replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
                quarantine_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correction"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_segments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentInfo"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_segments": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_api_w_segments_preview": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Condition"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.put_api_w_segments_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentInfo"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.delete_api_w_segments_by_key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_segments_by_key_people": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspace: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.segments.contracts.PersonRow_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_shopper_secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopperSecret"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagInfo"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_vouchers_by_code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_api_w_workspace": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_public_badges_verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signed"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_public_badges_achievements_by_key_by_level": {
        parameters: {
            query?: {
                lang?: string;
            };
            header?: never;
            path: {
                workspace: string;
                key: string;
                level: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_public_badges_achievements_by_key_by_level_picture.svg": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key: string;
                level: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_public_badges_issuer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_public_badges_keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_public_badges_keys_by_key_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_public_badges_revocations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_cart_price": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_points_holds": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsCheckout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_shop_points_holds_by_order_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsCheckout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_points_holds_by_order_id_post": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsCheckout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_points_holds_by_order_id_void": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsCheckout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_points_quote": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsQuote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_uses_redeem": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_uses_release": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_uses_reserve": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReserveAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_uses_return": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_shop_uses_scan": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_shop_uses_by_checkout_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkout_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_shop_vouchers_by_code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_alliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllianceMine"];
                };
            };
        };
    };
    "httpmethod.post_storefront_alliance_code": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkCode"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_alliance_exchanges": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllianceExchange"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_alliance_links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllianceLink"][];
                };
            };
        };
    };
    "httpmethod.post_storefront_alliance_links": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllianceLink"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_alliance_links_by_link_id_end": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBadges"];
                };
            };
        };
    };
    "httpmethod.post_storefront_badges_worn": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wearing"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wearing"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_badges_by_award_id_credential": {
        parameters: {
            query?: {
                lang?: string;
            };
            header?: never;
            path: {
                award_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedBadge"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_badges_by_award_id_share": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                award_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sharing"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedBadge"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_cards_by_name": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_cart_price": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartAsked"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_commission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyCommission"];
                };
            };
        };
    };
    "httpmethod.post_storefront_commission_withdrawals": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyDeliveries"];
                };
            };
        };
    };
    "httpmethod.post_storefront_deliveries_address_forget": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyDeliveries"];
                };
            };
        };
    };
    "httpmethod.post_storefront_deliveries_by_delivery_id_address": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyDelivery"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_gifts_by_token_take": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_gifts_by_token_withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_inbox": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.plays.inbox.InboxLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_inbox_read": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marked"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    "httpmethod.post_storefront_pictures": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sent"];
                };
            };
        };
    };
    "httpmethod.get_storefront_pictures_by_picture_id": {
        parameters: {
            query?: {
                size?: "whole" | "small";
            };
            header?: never;
            path: {
                picture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_plays": {
        parameters: {
            query?: {
                kind?: string | null;
                ids?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayLine"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_plays_by_play_id": {
        parameters: {
            query?: {
                link?: string;
            };
            header?: never;
            path: {
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownPlay"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_plays_by_play_id_card": {
        parameters: {
            query?: {
                lang?: "zh" | "en";
                page?: string;
                named?: boolean;
            };
            header?: never;
            path: {
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardMade"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_plays_by_play_id_card_follows": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                play_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Followed"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plays_http_sharing_Counted"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_plays_by_play_id_lists_by_list_name": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                around?: "" | "me";
            };
            header?: never;
            path: {
                play_id: string;
                list_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_plays_by_play_id_moves": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsPurse"][];
                };
            };
        };
    };
    "httpmethod.get_storefront_points_exchanges": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.contracts.PointsExchange_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_points_history": {
        parameters: {
            query?: {
                wallet?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_antiphon.features.points.showing.HistoryLine_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_points_items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferShown"][];
                };
            };
        };
    };
    "httpmethod.post_storefront_points_items_by_item_id_exchange": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsExchange"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_points_transfers": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_rules_by_play_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                play_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownPlay"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_session": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Visit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitToken"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_tier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownTiers"];
                };
            };
        };
    };
    "httpmethod.get_storefront_verifications_by_play_id_by_decision_id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                play_id: string;
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.get_storefront_vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Purse"];
                };
            };
        };
    };
    "httpmethod.post_storefront_vouchers_claim_by_key": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_vouchers_enter": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeEntered"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    "httpmethod.post_storefront_vouchers_by_code_gift": {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, kept for three days. Sent again with the same request it gets the first answer again and nothing is done twice; with another request it is refused (409, key_reused). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contracts_Gift"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
}
