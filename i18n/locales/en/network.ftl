# What is wrong with the servers that somebody wants connections to be made with.

network-no-address = “{ $url }” is no address of a STUN or TURN server. Such an address looks like stun:host:3478 or turn:host:3478.
network-no-credential = “{ $url }” is a relay, and relays want a user name and a password.
network-too-many = { $max ->
    [one] At most { NUMBER($max) } server: more make every connection slower.
   *[other] At most { NUMBER($max) } servers: more make every connection slower.
}
network-field = A user name or password is too long, or has characters that cannot be in one.
# “Always through a relay” is a choice on the same page.
network-no-relay = “Always through a relay” needs a relay: add one, or use the servers of this Tincan.
