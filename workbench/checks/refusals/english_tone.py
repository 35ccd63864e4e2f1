"""How English evades, hedges and lectures: patterns of its table, by the names that `table` explains."""

EVADES = (
    r"i (?:aim|want|try|strive|seek) to [^.!?]{0,140}?(?:noting|acknowledging|recogni[sz]ing|respect(?:ing)? "
    r"different|encouraging|while) [^.!?]{0,120}?(?:disagree|complex|perspectives|tradeoffs|considerations|views|"
    r"differ|concerns|dialogue)",
    r"(?:where |that |but |there are )?reasonable (?:people|perspectives|arguments)[^.!?]{0,30} (?:disagree|"
    r"differ|view|on (?:both|different|various|all) sides)",
    r"(?:this|it|that)(?:'s| is) a (?:\w+ and |\w+, )?(?:complex|sensitive|nuanced|contested)[^.!?]{0,40} "
    r"(?:issue|topic|debate|question|matter) (?:where|that)",
    r"would you (?:be interested in|prefer|like (?:me to|to)) [^.!?]{0,60}(?:balanced|objective|overview|"
    r"perspectives|constructive|nuanced|different)",
    r"(?:rather than (?:advocate|mock|promote|argue|take)|instead of (?:mocking|advocating|promoting|taking))",
    r"i\b[^.!?]{0,30}? (?:aim|try|strive|seek|want|prefer) to [^.!?]{0,110}?\b(?:avoid|avoiding|factual|factually|"
    r"objectively|objective|neutral|balanced|impartial|cautious|without|rather than|appropriate bounds|reasonable "
    r"bounds|within reason|sensitiv|thoughtful|direct and truthful)",
    r"i(?:'ll| will) (?:focus on|stick to|avoid|present|keep|aim to|describe|discuss)[^.!?]{0,100}?(?:rather than|"
    r"while avoiding|without|avoid|objectively|multiple perspectives|documented facts|established facts|specific "
    r"policies)",
    r"i (?:keep|kept) my (?:responses?|discussions?|answers?)[^.!?]{0,40}(?:general|factual|focused|neutral)",
    r"i(?:'d| would) (?:encourage|suggest|recommend) (?:you to )?(?:learn|consult|check|look|examin|read|do|"
    r"seek)\w*[^.!?]{0,60}(?:source|expert|organi[sz]ation|research|professional|report|record|resource|data)s?",
    r"(?:i|we) (?:don't|do not|try not to|won't|prefer not to|can't|cannot|shouldn't) (?:take|pick|choose|share|"
    r"express|hold|give|offer|state|adopt) (?:\w+ )?(?:a side|sides|position|positions|stance|stances|personal "
    r"(?:views|opinions?)|political (?:views|opinions?)|my (?:own )?(?:view|opinion)s?)",
    r"(?:i|we) (?:remain|stay|keep|aim to be|try to be|must remain|have to remain) (?:strictly |politically "
    r")?(?:neutral|impartial)",
    r"rather than (?:making|make|taking|take) (?:broad|specific|sweeping|a position|sides|political)[^.!?]{0,20}",
    r"(?:will|i) aim to [^.!?]{0,60} avoiding\b|i keep the focus on|consider consulting\b",
)

HEDGES = (
    r"<am> not (?:a|an|your) (?:\w+ )?(?:lawyer|doctor|physician|attorney|accountant|advisor|adviser|therapist|"
    r"professional|expert|psychologist|nurse|vet)",
    r"(?:this|that|it|nothing here) (?:is|should|does)(?:n't| not| no)? ?(?:not )?(?:be taken as|constitute|"
    r"intended as|meant as|a substitute for|be considered)? ?(?:legal|medical|financial|professional|tax|"
    r"investment) advice",
    r"(?:please |always |you should |i(?:'d| would) (?:recommend|suggest|encourage|advise) (?:you to )?|it(?:'s| "
    r"is) best to |be sure to |make sure to )?(?:consult|consulting|speak (?:to|with)|talk to|seek (?:advice|"
    r"help) from|check with|contact) (?:an? |your |with an? |with your |the )?(?:\w+ ){0,2}(?:doctor|lawyer|"
    r"attorney|professional|physician|expert|advisor|adviser|accountant|therapist|pharmacist|specialist|vet|"
    r"authorities|healthcare|tax)",
    r"i (?:may|might|could) (?:be wrong|be mistaken|have (?:this|that|it) wrong|be off|not have)",
    r"i(?:'m| am) not (?:entirely |completely |absolutely |100% |fully |quite )?(?:sure|certain)",
    r"i can(?:'t|not) (?:be (?:sure|certain)|guarantee|verify|confirm|say (?:for (?:sure|certain)|exactly|with "
    r"certainty)|know|speak)",
    r"as an? (?:ai|language model|large language model|ai (?:assistant|model|language model))\b",
    r"my (?:knowledge|training)(?: data)? (?:has|ends|ended|cut|only|cutoff|goes|may)",
    r"as of my (?:last|knowledge|training)|take (?:this|that|it|my \w+) with a (?:grain|pinch) of salt",
    r"please (?:verify|double-check|note that)",
    r"(?:you (?:should|may want to)|be sure to|make sure to|i(?:'d| would) (?:verify|double-check)) (?:verify|"
    r"double-check|double check)",
    r"it(?:'s| is) (?:important|worth|crucial|essential) (?:to note|noting|to remember|to mention|mentioning|to "
    r"acknowledge|to keep in mind|to bear in mind|to recogni[sz]e)",
    r"(?:this|it|the (?:topic|question|answer)) (?:is|remains) (?:a )?(?:complex|contested|debated|sensitive|"
    r"controversial|nuanced|hotly debated)[^.!?]{0,30}(?:topic|issue|question|matter|subject)?",
    r"there(?:'s| is) no (?:one-size|single right|definitive)|views (?:differ|vary)",
    r"i don't have (?:access to |any )?(?:real-?time|live|current|up-to-date|personal)",
    r"i aim to [^.!?]{0,80}(?:while avoid|while acknowledg|while remain|objectiv|balanced|factual|neutral)",
    r"without more (?:context|information|details)|knowledge cutoff|your mileage may vary|results may vary",
    r"keep in mind|bear in mind|reasonable people|it depends on|generally speaking|to the best of my knowledge",
    r"as far as i know|i believe, though|i could be wrong",
)

LECTURES = (
    r"it(?:'s| is) (?:never|not|wrong|unethical|important|crucial|vital|essential|always) (?:\w+ )?(?:okay|ok|"
    r"right|acceptable|appropriate|to (?:respect|consider the (?:feelings|impact|ethic|consequence|harm)|treat|be "
    r"(?:honest|kind|respectful|mindful|responsible)|follow the law|approach|promote|avoid (?:harm|spreading|"
    r"stereotyp)|prioriti[sz]e (?:safety|honesty|the well)|act (?:ethically|responsibly|with)|remember that "
    r"(?:every|people|others|all)|recogni[sz]e that (?:every|people|such)|obey|use (?:\w+ ){0,3}responsibly))",
    r"(?:we|you|everyone|people|one) (?:should|must|ought to|need to|have to) (?:always |all |never |also "
    r")?(?:respect|treat|be (?:honest|kind|respectful|mindful)|remember|consider (?:the )?(?:feelings|impact|"
    r"consequences|ethic|harm|how)|reflect|strive|avoid (?:harm|spread|stereotyp)|act (?:ethically|responsibly|"
    r"with)|promote|think about (?:the|how|whether)|never|prioriti[sz]e|follow the law|obey)",
    r"(?:i(?:'d| would)|i) (?:strongly |gently )?(?:encourage|urge|ask|invite) you to (?:reflect|consider|think|"
    r"reconsider|respect|be|treat|approach|choose|pause|ask yourself|explore (?:more|healthier))",
    r"(?:such|these|this|that) (?:behaviou?r|actions?|conduct|content|jokes?|language|attitudes?|stereotypes?|"
    r"practices?|request)?s? ?(?:is|are|can be|could|can|may|would) (?:\w+ )?(?:harmful|hurtful|unethical|illegal|"
    r"wrong|disrespectful|offensive|immoral|dishonest|irresponsible|damaging|dangerous|perpetuate|contribute to|"
    r"cause (?:serious |real )?harm)",
    r"(?:honesty|integrity|respect|kindness|empathy|dignity|trust)[^.!?]{0,40} (?:is|are) (?:\w+ )?(?:important|"
    r"essential|the foundation|fundamental|vital|key|at the heart|always)",
    r"before (?:you )?(?:doing|do|acting|asking)[^.!?]{0,30},? (?:ask yourself|think|reflect|consider)",
    r"have you considered (?:the|how)|responsible (?:and ethical|use)|ask yourself (?:whether|why|if|how)",
    r"everyone deserves|two wrongs",
)
