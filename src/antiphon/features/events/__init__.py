"""What happened: collected from unmodified Segment and RudderStack clients, kept whole, put in order.

A request is checked event by event (`intake`) and acknowledged when its bytes are durable; the digest (`digest`) then reads
each event once (`reading`), calls the subscribers of the higher features, and stores the row, all in one transaction. Whatever
cannot be used is kept in the quarantine as it came. Old rows move on to Parquet (`archive`).
"""
