-- A shopper asks for their own exchanges whenever the page is opened.
CREATE INDEX alliance_exchange_from ON alliance_exchange (from_workspace, from_person, at);
CREATE INDEX alliance_exchange_to ON alliance_exchange (to_workspace, to_person, at);
