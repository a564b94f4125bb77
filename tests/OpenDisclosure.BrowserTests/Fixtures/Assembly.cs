// Two tests at a time: the product and the browser are processes of their own and fill the rest of a small machine.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
