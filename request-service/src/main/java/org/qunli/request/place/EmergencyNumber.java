package org.qunli.request.place;

/** A number to call where a life is in danger. */
public record EmergencyNumber(String number, String nameZh, String nameEn) {}
