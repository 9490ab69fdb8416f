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
         * @description Transfers, newest first.
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
         * @description A play as this person sees it before the next move.
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Account */
        Account: {
            asset: string;
            balance: number;
            floor: number | null;
            held: number;
            holder: string;
            spendable: number | null;
        };
        /** Anonymous */
        Anonymous: {
            id: string;
            known: boolean;
        };
        /** AssetSummary */
        AssetSummary: {
            accounts: number;
            asset: string;
            issued: number;
            spent: number;
            sum: number;
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
        /** Counted */
        Counted: {
            count: number;
            key: string;
            name: components["schemas"]["Text"];
        };
        /** Counts */
        Counts: {
            accepted: number;
            failed: number;
            moves: number;
            people: number;
            refused: number;
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
        /** Flaw */
        Flaw: {
            path: string;
            says: components["schemas"]["Text"];
        };
        /** GridCell */
        GridCell: {
            count: number;
            frequency: number;
            recency: number;
            revenue_minor: number;
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
        /** LedgerCheck */
        LedgerCheck: {
            assets: components["schemas"]["AssetSummary"][];
            /** Format: date-time */
            checked_at: string;
            ok: boolean;
            violations: components["schemas"]["Violation"][];
        };
        /** Link */
        Link: {
            amount: number;
            step: number;
            transfer: components["schemas"]["Transfer"];
        };
        /** Live */
        Live: {
            /** Format: date-time */
            as_of: string;
            because: components["schemas"]["ReasonLine"][];
            by_hour: components["schemas"]["HourLine"][];
            odds: unknown[];
            refusals: components["schemas"]["ReasonLine"][];
            stock: components["schemas"]["StockLine"][];
            today: components["schemas"]["Counts"];
            totals: components["schemas"]["Counts"];
        };
        /** LocaleChoice */
        LocaleChoice: {
            /** @enum {string} */
            locale: "zh" | "en";
        };
        /** Marked */
        Marked: {
            marked_count: number;
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
            goals: string[];
            good_for: components["schemas"]["Text"];
            kind: string;
            name: components["schemas"]["Text"];
            quality: components["schemas"]["Quality"];
            schema: {
                [key: string]: unknown;
            };
            templates: components["schemas"]["Template"][];
            words: {
                [key: string]: components["schemas"]["Text"];
            };
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
        /** NewKey */
        NewKey: {
            name: string;
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
            layers: components["schemas"]["Counted"][];
            lifecycle: components["schemas"]["Counted"][];
            orders: components["schemas"]["OrderFigures"];
            people: components["schemas"]["PeopleFigures"];
            quarantine_open: number;
            value_as_of: string | null;
            value_grid: components["schemas"]["GridCell"][];
        };
        /** Owned */
        Owned: {
            amount: number;
            holder: string;
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
        /** Page[PersonRow] */
        "Page_antiphon.features.segments.contracts.PersonRow_": {
            items: components["schemas"]["PersonRow"][];
            next_cursor?: string | null;
            total_count?: number | null;
        };
        /** PeopleFigures */
        PeopleFigures: {
            active_30d: number;
            known: number;
            new_7d: number;
            total: number;
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
        /** Play */
        Play: {
            audience: string | null;
            campaign_id: string | null;
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
        /** Preview */
        Preview: {
            count: number;
            people: number;
            sample: components["schemas"]["PersonRow"][];
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
        /** ShopperSecret */
        ShopperSecret: {
            secret: string;
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
        /** SignIn */
        SignIn: {
            email: string;
            password: string;
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
            took_part: number;
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
        /** Template */
        Template: {
            good_for: components["schemas"]["Text"];
            key: string;
            name: components["schemas"]["Text"];
            rules: {
                [key: string]: unknown;
            };
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
            source: string;
            target: string;
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
        /** Unsaved */
        Unsaved: {
            ends_at?: string | null;
            kind: string;
            rules: {
                [key: string]: unknown;
            };
            starts_at?: string | null;
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
    };
    responses: never;
    parameters: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
    "httpmethod.post_api_w_plays_simulate": {
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
            header?: never;
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
    "httpmethod.post_api_w_plays_by_play_id_launch": {
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
    "httpmethod.post_api_w_plays_by_play_id_resume": {
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
            header?: never;
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
    "httpmethod.post_storefront_plays_by_play_id_moves": {
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
            header?: never;
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
}
